import { BoundedMemory, MoissonError, type Bounded } from '@moisson/kernel';
import express, { type Request, type RequestHandler } from 'express';
import { rateLimit, type ClientRateLimitInfo, type Store } from 'express-rate-limit';
import { isApiPath } from './is-api-path.ts';
import { visitorOf } from './visitor-address.ts';

const WINDOW_MS = 60_000;
/** How many times more a caller with an API key may ask. */
const KEY_FACTOR = 10;
/** Callers that are counted at once: beyond it the counts of those that asked longest ago are forgotten. */
const MAX_CALLERS = 100_000;

/** The counts of callers in this process, in bounded memory: the library's own store grows with every address. */
class CallerCounts implements Store {
  readonly localKeys = true;
  readonly memory = new BoundedMemory<{ hits: number; readonly until: number }>('http.callers', MAX_CALLERS);

  increment(caller: string): ClientRateLimitInfo {
    const now = Date.now();
    const known = this.memory.get(caller);
    // A window that ends later than any can was begun before the clock was set back.
    const isCurrent = known !== undefined && known.until > now && known.until <= now + WINDOW_MS;
    const count = isCurrent ? known : { hits: 0, until: now + WINDOW_MS };
    count.hits += 1;
    this.memory.set(caller, count);
    return { totalHits: count.hits, resetTime: new Date(count.until) };
  }

  decrement(caller: string): void {
    const count = this.memory.get(caller);
    if (count !== undefined) count.hits = Math.max(0, count.hits - 1);
  }

  resetKey(caller: string): void {
    this.memory.set(caller, { hits: 0, until: 0 });
  }
}

export interface RateLimit {
  readonly routes: RequestHandler;
  readonly bound: Bounded;
}

/**
 * Limits how often programs may ask in a minute: by address (an IPv6 /64), or by API key, which has ten times more. Answers say what is left
 * (`RateLimit`, `RateLimit-Policy`: draft-ietf-httpapi-ratelimit-headers); what is too much is refused with `request.rate-limited` and
 * `Retry-After`. Pages are not counted. `keyOf`: the id of the API key of a request, if it has a valid one.
 */
export const limitRate = (perMinute: number, keyOf: (request: Request) => Promise<string | undefined>): RateLimit => {
  const counts = new CallerCounts();
  const limitOf = (key: unknown): number => (key === undefined ? perMinute : perMinute * KEY_FACTOR);
  const routes = express.Router().use(
    async (request, response, next) => {
      if (isCounted(request.path)) response.locals.apiKey = await keyOf(request);
      next();
    },
    rateLimit({
      ...{ windowMs: WINDOW_MS, store: counts, standardHeaders: 'draft-8', legacyHeaders: false },
      // Proxies are settled by `trust proxy`; its checks would write to the console.
      validate: false,
      skip: ({ path, method }) => method === 'OPTIONS' || !isCounted(path),
      limit: (_request, { locals }) => limitOf(locals.apiKey),
      keyGenerator: ({ ip }, { locals: { apiKey } }) => (typeof apiKey === 'string' ? `key:${apiKey}` : visitorOf(ip)),
      handler: (_request, { locals }, next) =>
        next(new MoissonError('request.rate-limited', { limit: limitOf(locals.apiKey) }, { retryable: true })),
    }),
  );
  return { routes, bound: counts.memory };
};

const isCounted = (path: string): boolean => isApiPath(path) || path === '/mcp';
