import type { RequestHandler } from 'express';
import { isApiPath } from './is-api-path.ts';
import { READS } from './reads-only.ts';

/** Headers that a script of another site may read, beside the few that it always may. */
const EXPOSED = 'Content-Language, ETag, Link, Location, Retry-After';
const DAY_SECONDS = 24 * 3600;

/**
 * Lets pages of every site read the API of a public service (CORS in the Fetch standard), problems included. Without credentials: everybody
 * reads the same. Answers preflight requests.
 */
export const openToAnySite: RequestHandler = (request, response, next) => {
  if (!isApiPath(request.path) || !READS.includes(request.method)) {
    next();
    return;
  }
  response.set({ 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED });
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response
    .set({
      allow: READS.join(', '),
      'access-control-allow-methods': READS.join(', '),
      'access-control-allow-headers': '*',
      'access-control-max-age': String(DAY_SECONDS),
    })
    .status(204)
    .end();
};
