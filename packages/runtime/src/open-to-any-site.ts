import type { RequestHandler } from 'express';
import { isApiPath } from './is-api-path.ts';
import { READS } from './reads-only.ts';

/** Headers that a script of another site may read, beside the few that it always may. */
const EXPOSED = 'Content-Language, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After';
const DAY_SECONDS = 24 * 3600;

/**
 * Lets pages of every site read the API of a public service (CORS in the Fetch standard), problems included. Without credentials: everybody
 * reads the same. Answers preflight requests. `readsByPost`: the paths that may be read by POST as well.
 */
export const openToAnySite =
  (readsByPost: (path: string) => boolean = () => false): RequestHandler =>
  (request, response, next) => {
    const methods = readsByPost(request.path) ? [...READS, 'POST'] : READS;
    if (!isApiPath(request.path) || !methods.includes(request.method)) {
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
        allow: methods.join(', '),
        'access-control-allow-methods': methods.join(', '),
        // The star does not stand for `Authorization`.
        'access-control-allow-headers': '*, Authorization',
        'access-control-max-age': String(DAY_SECONDS),
      })
      .status(204)
      .end();
  };
