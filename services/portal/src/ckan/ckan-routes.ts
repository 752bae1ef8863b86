import { messageOf, MoissonError, OutageError, problemStatus } from '@moisson/kernel';
import { originOf, type Logger } from '@moisson/runtime';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { ckanActions, isWrite } from './actions/index.ts';
import { isDatastoreRead, refuseDatastore } from './actions/datastore.ts';
import { CkanError, invalidParam } from './ckan-error.ts';
import { SerializedJson, type CkanParts } from './context.ts';
import { jsonObject } from './package-json.ts';
import { badRequest, readCall } from './read-call.ts';

const MAX_BODY = '256kb';
const PATHS = ['/api/3/action/:action', '/api/action/:action'];
/** Seconds after which a busy service may be asked again. */
const RETRY_SECONDS = '5';

/** Whether a path is one of CKAN's actions, which clients read by POST too. */
export const isCkanPath = (path: string): boolean => /^\/api\/(?:3\/)?action(?:\/|$)/.test(path);

/**
 * CKAN's Action API (docs.ckan.org/en/2.11/api), for reading: every answer is CKAN's envelope, and every error has an object. `site`: the configured address
 * of the portal, if any.
 */
export const ckanRoutes = (parts: CkanParts, log: Logger, site: string | undefined): Router => {
  const router = express.Router();
  const answer = async (request: Request, response: Response): Promise<void> => {
    const action = String(request.params.action);
    const context = { ...parts, site: siteOf(request, site) };
    const found = ckanActions.get(action);
    const params = readCall(request);
    if (params.text('callback') !== undefined)
      throw invalidParam('callback', 'JSONP is not offered: pages of every site may read this API (CORS)');
    if (found === undefined) {
      if (isWrite(action)) throw new CkanError('Authorization Error', 'Access denied: this catalogue is read-only');
      if (isDatastoreRead(action)) await refuseDatastore(action, params, context);
      throw badRequest(`Action name not known: ${action.slice(0, 100)}`);
    }
    const result: unknown = await found.run(params, context);
    send(response, jsonObject({ help: helpAddress(context.site, action), success: true, result }));
  };
  const body = express.raw({ type: () => true, limit: MAX_BODY });
  for (const path of PATHS) router.get(path, answer).post(path, body, answer);
  router.use(errorHandler(log, site));
  return router;
};

const send = (response: Response, { json }: SerializedJson): void => {
  response.type('json').send(json);
};

const siteOf = (request: Request, site: string | undefined): string => originOf(request, site) ?? '';

const helpAddress = (site: string, action: string): string =>
  `${site}/api/3/action/help_show?name=${encodeURIComponent(action)}`;

/** Sends every error of these paths as CKAN does. */
const errorHandler =
  (log: Logger, site: string | undefined): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (!isCkanPath(request.path) || response.headersSent) {
      next(error);
      return;
    }
    const { status, members } = toCkan(error);
    if (status >= 500)
      log.error(
        { event: 'request.failed', path: request.path, detail: messageOf(error), err: error },
        'request failed',
      );
    if (status === 503) response.set('retry-after', RETRY_SECONDS);
    const action = request.path.split('/').at(-1)!.slice(0, 100);
    response.status(status).set('cache-control', 'no-store');
    send(response, jsonObject({ help: helpAddress(siteOf(request, site), action), success: false, error: members }));
  };

interface Told {
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;
}

const told = (status: number, type: string, message: string): Told => ({ status, members: { __type: type, message } });

const toCkan = (error: unknown): Told => {
  if (error instanceof CkanError) return { status: error.status, members: { __type: error.type, ...error.members } };
  // express' own, for a body that is too large or cut, and for an address that is badly encoded.
  const { status } = error as { readonly status?: unknown };
  if (!(error instanceof MoissonError))
    return typeof status === 'number' && status >= 400 && status < 500
      ? told(status, 'Bad Request', 'Bad request - the request cannot be read')
      : told(500, 'Internal Server Error', 'Internal Server Error');
  const { message } = error.toProblem();
  if (error.code === 'request.invalid') return told(409, 'Search Error', `Search error: ${message.en}`);
  if (error instanceof OutageError || problemStatus(error.code) === 503)
    return told(503, 'Service Unavailable', 'The catalogue cannot be read at the moment: try again later');
  const code = problemStatus(error.code);
  return told(
    code,
    code === 404 ? 'Not Found Error' : 'Internal Server Error',
    code < 500 ? message.en : 'Internal Server Error',
  );
};
