import { MoissonError, said, type Language } from '@moisson/kernel';
import express, { type Request, type Response, type Router } from 'express';
import type { Actor } from '../actor.ts';
import type { Answer } from '../answer.ts';
import type { Operation } from '../operation.ts';
import { readRequest } from '../read-request.ts';
import { sendParts } from './send-parts.ts';

/** The service’s part of the routes. */
export interface Serving<Context> {
  readonly context: Context;
  /** Returns the actor of a request that the service's guards let pass. */
  readonly actorOf: (request: Request) => Actor;
  readonly languageOf: (request: Request) => Language;
  /** Returns the service's public origin, if the request names one. */
  readonly originOf?: (request: Request) => string | undefined;
  /** Returns who asks, for limits by visitor. */
  readonly visitorOf?: (request: Request) => string;
}

/**
 * Returns a router with a route per operation. Errors go to the service's problem handler. Answers have an ETag; a caller that has the same
 * version gets 304.
 */
export const operationRoutes = <Context>(
  operations: readonly Operation<Context>[],
  { context, actorOf, languageOf, originOf, visitorOf }: Serving<Context>,
): Router => {
  const router = express.Router();
  for (const operation of operations)
    router[operation.method](routeOf(operation.path), async (request: Request, response: Response) => {
      const actor = actorOf(request);
      if (operation.access !== 'public' && actor.kind !== 'operator')
        throw new MoissonError('request.forbidden', { detail: said('réservé aux opérateurs', 'for operators only') });
      const { params, query, body } = request as Request<Record<string, string>, unknown, unknown>;
      const input = readRequest(operation.input, { params, query, body });
      const [language, signal] = [languageOf(request), closing(response)];
      const [origin, visitor] = [originOf?.(request), visitorOf?.(request)];
      const answer = await operation.run({ input, actor, language, signal, origin, visitor, context });
      if (answer.stream === undefined) send(request, response, answer);
      else await sendStream(request, response, answer.stream, answer);
    });
  return router;
};

/** Returns `/sources/{id}` in express' syntax: `/sources/:id`. */
const routeOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const send = (
  request: Request,
  response: Response,
  { status, body, json, location, cursor, headers = {} }: Answer<unknown>,
): void => {
  if (location !== undefined && status >= 300) {
    response.redirect(status, location);
    return;
  }
  response.status(status).set(headers);
  if (location !== undefined) response.location(location);
  if (cursor !== undefined) response.links({ next: nextPage(request, cursor) });
  if (json === undefined) response.json(body);
  else {
    if (headers['content-type'] === undefined) response.type('json');
    response.send(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
  }
};

/** Sends a body in parts. A failure before the first part is answered as a problem. */
const sendStream = async (
  request: Request,
  response: Response,
  stream: AsyncIterable<Uint8Array>,
  { status, headers = {} }: Answer<unknown>,
): Promise<void> => {
  const parts = stream[Symbol.asyncIterator]();
  // Before the headers: until then a failure can be answered as a problem.
  const first = request.method === 'HEAD' ? undefined : await parts.next();
  response.status(status).set(headers);
  if (first === undefined || first.done === true) {
    await parts.return?.();
    response.end();
  } else await sendParts(response, withFirst(first.value, parts));
};

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Returns the address of the next page (RFC 8288, `rel="next"`). */
const nextPage = ({ path, query }: Request, cursor: string): string => {
  const params = new URLSearchParams(query as Record<string, string>);
  params.set('cursor', cursor);
  return `${path}?${params.toString()}`;
};

/** Returns a signal that aborts when the client disconnects. */
const closing = (response: Response): AbortSignal => {
  const controller = new AbortController();
  response.once('close', () => controller.abort(new Error('the caller hung up')));
  return controller.signal;
};
