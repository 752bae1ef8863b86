import { MoissonError } from '@moisson/kernel';
import { hostOf } from './address-guard.ts';

const MAX_REDIRECTS = 5;
const MAX_URL = 4000;

/** Status and headers of an HTTP response. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * Returns the absolute target of a redirect, or undefined if the response is none. 301, 302 and 303 drop the body of a
 * POST, so only 307 and 308 redirect a POST (RFC 9110 §15.4).
 */
export const redirectTarget = ({ status, headers }: Answer, from: URL, method: string): string | undefined => {
  const redirects = method === 'POST' ? [307, 308] : [301, 302, 303, 307, 308];
  if (!redirects.includes(status) || headers.location === undefined) return undefined;
  const location = headers.location.slice(0, MAX_URL);
  return URL.parse(location, from.href)?.href ?? location;
};

/**
 * Checks one more redirect. Allowed if the host is the same, apart from a leading "www."; another host is a move that
 * an operator must confirm. Throws `fetch.too-many-redirects` or `fetch.redirect-refused`.
 */
export const checkRedirect = (asked: string, from: URL, to: URL, hop: number): void => {
  const retryable = { retryable: true };
  if (hop >= MAX_REDIRECTS)
    throw new MoissonError('fetch.too-many-redirects', { url: asked, limit: MAX_REDIRECTS }, retryable);
  if (!sameSite(from, to))
    throw new MoissonError('fetch.redirect-refused', { url: from.href, target: to.origin }, retryable);
};

/** A redirect from https to http is not allowed. */
const sameSite = (from: URL, to: URL): boolean =>
  bareHost(from) === bareHost(to) && !(from.protocol === 'https:' && to.protocol === 'http:');

/** Returns the host without its port and a leading "www.". */
export const bareHost = (url: URL): string => hostOf(url).replace(/^www\./, '');
