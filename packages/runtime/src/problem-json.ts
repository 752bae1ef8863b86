import {
  InvalidInput,
  messageOf,
  MoissonError,
  OutageError,
  pointerOf,
  problem,
  problemStatus,
  said,
  type Bilingual,
  type ProblemCode,
} from '@moisson/kernel';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { isApiPath } from './is-api-path.ts';
import { languageOf } from './language.ts';

export interface HttpProblem {
  readonly status: number;
  readonly code: ProblemCode;
  readonly message: Bilingual;
  readonly action: Bilingual;
  /** The faults of a refused body, each with its place as a JSON Pointer. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: Bilingual }[];
  /** Additional members of the problem (RFC 9457 §3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
}

export const toHttpProblem = (error: unknown): HttpProblem => {
  const http = error as { status?: unknown; expose?: unknown };
  // express' own errors for requests that it cannot read (bad JSON, bad percent-encoding, too large)
  if (!(error instanceof MoissonError) && typeof http.status === 'number' && http.status >= 400 && http.status < 500)
    return { ...problem('request.invalid', { detail: unreadable(error) }), status: http.status };
  if (!(error instanceof MoissonError))
    return { ...problem('run.unexpected-error', { detail: said('erreur interne', 'internal error') }), status: 500 };
  const errors = error instanceof InvalidInput ? error.faults : [];
  return {
    ...error.toProblem(),
    status: error instanceof OutageError ? 503 : problemStatus(error.code),
    members: error.members,
    ...(errors.length === 0
      ? {}
      : { errors: errors.map(({ path, detail }) => ({ pointer: pointerOf(path), detail })) }),
  };
};

/** Returns a text for a request that express could not read; express' and Node's own messages are for programmers. */
const unreadable = (error: unknown): Bilingual => {
  const words = UNREADABLE[(error as { type?: string }).type ?? (error instanceof URIError ? 'uri' : '')];
  return words ?? said('elle ne se lit pas', 'it cannot be read');
};
const UNREADABLE: Readonly<Record<string, Bilingual>> = {
  'entity.parse.failed': said('le corps n’est pas du JSON valable', 'the body is no valid JSON'),
  'entity.too.large': said('le corps est trop grand', 'the body is too large'),
  uri: said('l’adresse est mal encodée', 'the address is badly encoded'),
};

/** Sends a problem as RFC 9457 JSON, in the language of the request. */
export const sendProblem = (
  request: Request,
  response: Response,
  { status, code, message, action, errors, members }: HttpProblem,
): void => {
  const language = languageOf(request);
  response
    .status(status)
    .type('application/problem+json')
    .set({ 'content-language': language, 'cache-control': 'no-store' })
    .send(
      JSON.stringify({
        type: `https://moisson.quebec/problems/${code}`,
        title: message[language],
        detail: action[language],
        status,
        code,
        instance: request.path,
        errors: errors?.map(({ pointer, detail }) => ({ pointer, detail: detail[language] })),
        ...members,
      }),
    );
};

export const notFound: RequestHandler = (request) => {
  throw new MoissonError('request.not-found', { what: request.path.slice(0, 200) });
};

/**
 * Sends errors as problems. `page`, if given, renders the problem for clients that accept HTML. `redact`: changes a problem before it is
 * sent, for example to leave out what only operators may read.
 */
export const problemHandler =
  (
    log: Logger,
    page?: (request: Request, found: HttpProblem) => string,
    redact: (problem: HttpProblem) => HttpProblem = (problem) => problem,
  ): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const found = redact(toHttpProblem(error));
    if (found.status >= 500)
      log.error(
        { event: 'request.failed', path: request.path, detail: messageOf(error), err: error },
        'request failed',
      );
    if (response.headersSent) {
      next(error);
      return;
    }
    if (page !== undefined && !isApiPath(request.path) && request.accepts(['html', 'json']) === 'html')
      response.status(found.status).type('html').set('cache-control', 'no-store').send(page(request, found));
    else sendProblem(request, response, found);
  };
