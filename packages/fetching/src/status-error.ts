import { MoissonError } from '@moisson/kernel';
import { askedWait } from './retry-after.ts';

/**
 * Returns the error of a status that is not a valid response. `body` is kept for connectors that can read the error
 * format of their protocol. Bot challenges answer 202 or 203, so any 2xx other than 200 is an error too. `isIdentified`:
 * the request had credentials. 401 says that they are not valid (RFC 9110 §15.5.2); 403 may also concern our agent.
 */
export const statusError = (
  status: number,
  url: string,
  headers: Readonly<Record<string, string | undefined>>,
  body: string,
  { now, isIdentified }: { readonly now: Date; readonly isIdentified: boolean },
): MoissonError => {
  const retryable = { retryable: true };
  const wait = askedWait({ status, headers }, now);
  // Without the body: a connector would make it the error of its protocol, which does not say what to do.
  if (status === 401 && isIdentified) return new MoissonError('credentials.refused', { url, status }, retryable);
  if (status === 401 || status === 403 || status === 407 || status === 451)
    return new MoissonError('fetch.blocked', { url, status, body }, retryable);
  if (status === 404 || status === 410) return new MoissonError('fetch.not-found', { url, status, body }, retryable);
  if ((status === 429 || status === 503) && wait !== undefined)
    return new MoissonError('fetch.rate-limited', { url, status, seconds: wait, body }, retryable);
  if (status >= 500) return new MoissonError('fetch.server-error', { url, status, body }, retryable);
  return new MoissonError('fetch.unexpected-status', { url, status, body }, retryable);
};
