import { MoissonError } from '@moisson/contracts';
import { isLoopback } from '@moisson/runtime';
import type { RequestHandler } from 'express';
import { timingSafeEqual } from 'node:crypto';
import type { OperatorParts } from './operator-parts.ts';

/**
 * Who may speak to the console. On loopback: only requests that name it by a loopback name (DNS rebinding). Where a
 * token is set: only with it, as a bearer or as the password of HTTP Basic. Writes: only from our own pages or from
 * programs (cross-site request forgery).
 */
export const guardRequests =
  ({ listen, token }: OperatorParts): RequestHandler =>
  (request, response, next) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
    if (isLoopback(listen.host) && !isLoopback(host))
      throw new MoissonError('request.forbidden', { detail: `host ${host.slice(0, 100)}` });
    if (token !== undefined && !authorized(request.headers.authorization, token)) {
      response.set('www-authenticate', 'Basic realm="Moisson"').status(401).send('401');
      return;
    }
    const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
    const { origin, 'sec-fetch-site': site } = request.headers;
    const isForeign =
      (origin !== undefined && URL.parse(origin)?.host !== request.headers.host) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none');
    if (isWrite && isForeign)
      throw new MoissonError('request.forbidden', { detail: `origin ${String(origin).slice(0, 100)}` });
    next();
  };

const authorized = (header: string | undefined, token: string): boolean => {
  const [scheme = '', value = ''] = (header ?? '').split(' ');
  const given =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(value, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')
      : value;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
};
