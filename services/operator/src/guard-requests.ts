import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import type { RequestHandler } from 'express';

/**
 * Refuses writes from another site's page in the operator's browser. Browsers send the page's origin with every request but GET and HEAD
 * (Fetch standard, §3.2). Reads pass: a link on another site may lead to the console.
 */
export const guardOrigin: RequestHandler = (request, _response, next) => {
  const { origin, host, 'sec-fetch-site': site = 'none' } = request.headers;
  const isForeign =
    (origin !== undefined && URL.parse(origin)?.host !== host) || (site !== 'same-origin' && site !== 'none');
  if (isForeign && !isRead(request.method))
    throw forbidden(said(`origine ${String(origin).slice(0, 100)}`, `origin ${String(origin).slice(0, 100)}`));
  next();
};

/**
 * The API is for programs only: our own pages have forms and no script. It refuses writes with headers that only browsers send (`Origin`,
 * `Sec-Fetch-Site`), even from our own origin. It refuses bodies that are not `application/json`, the one type that no form can send, and
 * that a script may send to another site only with permission (CORS), which is never given. A person may open a read in a browser; a page
 * of another site may not.
 */
export const guardApi: RequestHandler = (request, _response, next) => {
  const { headers, method } = request;
  const { origin, 'sec-fetch-site': site, 'content-type': type } = headers;
  const fromPage = origin !== undefined || (site !== undefined && site !== 'none');
  if (fromPage || (site !== undefined && !isRead(method)))
    throw forbidden(said('l’API ne répond pas aux pages web', 'the API takes no request of a web page'));
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if ((hasBody || type !== undefined) && !/^application\/json *(;|$)/i.test(type ?? ''))
    throw forbidden(
      said(
        'l’API n’accepte que du JSON (Content-Type: application/json)',
        'the API takes JSON alone (Content-Type: application/json)',
      ),
    );
  next();
};

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

const forbidden = (detail: Bilingual): MoissonError => new MoissonError('request.forbidden', { detail });
