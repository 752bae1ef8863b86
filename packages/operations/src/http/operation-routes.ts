import { MoissonError, said, type Language } from '@moisson/kernel';
import express, { type Request, type Response, type Router } from 'express';
import type { Actor } from '../actor.ts';
import type { Answer } from '../answer.ts';
import type { Operation } from '../operation.ts';
import { readRequest } from '../read-request.ts';

/** What the routes of a service's operations need of it. */
export interface Serving<Context> {
  readonly context: Context;
  /** Who sent a request, after the service's guards let it pass. */
  readonly actorOf: (request: Request) => Actor;
  readonly languageOf: (request: Request) => Language;
}

/** A route for each operation. Errors go to the service's problem handler; answers have an ETag, and are 304 where the caller has them already. */
export const operationRoutes = <Context>(
  operations: readonly Operation<Context>[],
  { context, actorOf, languageOf }: Serving<Context>,
): Router => {
  const router = express.Router();
  for (const operation of operations)
    router[operation.method](routeOf(operation.path), async (request: Request, response: Response) => {
      const actor = actorOf(request);
      if (operation.access !== 'public' && actor.kind !== 'operator')
        throw new MoissonError('request.forbidden', { detail: said('réservé aux opérateurs', 'for operators only') });
      const input = readRequest(operation.input, { ...pick(request), body: request.body as unknown });
      send(
        response,
        await operation.run({ input, actor, language: languageOf(request), signal: closing(response), context }),
      );
    });
  return router;
};

const pick = ({ params, query }: Request) => ({ params, query });

/** `/sources/{id}` as express writes it. */
const routeOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const send = (response: Response, { status, body, json, location, next }: Answer<unknown>): void => {
  if (location !== undefined && status >= 300) {
    response.redirect(status, location);
    return;
  }
  response.status(status);
  if (location !== undefined) response.location(location);
  if (next !== undefined) response.links({ next });
  if (json === undefined) response.json(body);
  else response.type('json').send(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
};

/** Aborted when the caller hangs up. */
const closing = (response: Response): AbortSignal => {
  const controller = new AbortController();
  response.once('close', () => controller.abort(new Error('the caller hung up')));
  return controller.signal;
};
