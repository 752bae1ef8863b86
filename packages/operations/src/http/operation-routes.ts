import { MoissonError, said, type Language } from '@moisson/kernel';
import express, { type Request, type Response, type Router } from 'express';
import type { Actor } from '../actor.ts';
import type { Answer } from '../answer.ts';
import type { Call, Operation, OperationInput } from '../operation.ts';
import { readRequest } from '../read-request.ts';
import { sendStream } from './send-stream.ts';

/** The service’s part of the routes. */
export interface Serving<Context> {
  readonly context: Context;
  /** Returns the actor of a request that the service's guards let pass. */
  readonly actorOf: (request: Request) => Actor;
  readonly languageOf: (request: Request) => Language;
  /** Runs an operation for its caller: checks what the caller may do, for example. By default any operator may call. */
  readonly perform?: (
    operation: Operation<Context>,
    call: Call<OperationInput, Context>,
    request: Request,
  ) => Promise<Answer<unknown>>;
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
  { context, actorOf, languageOf, originOf, visitorOf, perform = runForOperators }: Serving<Context>,
): Router => {
  const router = express.Router();
  for (const operation of operations)
    router[operation.method](routeOf(operation.path), async (request: Request, response: Response) => {
      const actor = actorOf(request);
      const { params, query, body } = request as Request<Record<string, string>, unknown, unknown>;
      const input = readRequest(operation.input, { params, query, body });
      const [language, signal] = [languageOf(request), closing(request, response)];
      const [origin, visitor] = [originOf?.(request), visitorOf?.(request)];
      const call = { input, actor, language, signal, origin, visitor, context };
      const answer = await perform(operation, call, request);
      if (answer.stream === undefined) send(request, response, answer);
      else await sendStream(request, response, answer.stream, answer);
    });
  return router;
};

const runForOperators: NonNullable<Serving<unknown>['perform']> = async (operation, call) => {
  if (operation.access !== 'public' && call.actor.kind !== 'operator')
    throw new MoissonError('request.forbidden', { detail: said('réservé aux opérateurs', 'for operators only') });
  return operation.run(call);
};

/** Returns `/sources/{id}` in express' syntax: `/sources/:id`. */
const routeOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const send = (
  request: Request,
  response: Response,
  { status, body, json, location, cursor, etag, headers = {} }: Answer<unknown>,
): void => {
  if (location !== undefined && status >= 300) {
    response.redirect(status, location);
    return;
  }
  response.status(status).set(headers);
  if (location !== undefined) response.location(location);
  if (etag !== undefined) response.set('etag', etag);
  if (cursor !== undefined) response.links({ next: nextPage(request, cursor) });
  if (json === undefined) response.json(body);
  else {
    if (headers['content-type'] === undefined) response.type('json');
    response.send(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
  }
};

/** Returns the address of the next page (RFC 8288, `rel="next"`); a parameter that is given twice stays so. */
const nextPage = ({ path, query }: Request, cursor: string): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) params.append(name, one as string);
  params.set('cursor', cursor);
  return `${path}?${params.toString()}`;
};

/**
 * Returns a signal that aborts at the end of the response, or when the client disconnects: also one that did before this call, and one whose
 * response waits behind another on its connection, which gets no `close` of its own.
 */
const closing = ({ socket }: Request, response: Response): AbortSignal => {
  const controller = new AbortController();
  const abort = (): void => {
    socket.off('close', abort);
    controller.abort(new Error('the caller hung up'));
  };
  if (response.closed || socket.destroyed) abort();
  else {
    response.once('close', abort);
    socket.once('close', abort);
  }
  return controller.signal;
};
