/** Longest wait that we accept from a source, in seconds. */
export const MAX_RETRY_AFTER_SECONDS = 24 * 3600;

/**
 * Returns the seconds to wait, from any header that sources use: `Retry-After` as seconds or HTTP date (RFC 9110
 * §10.2.3), `X-RateLimit-Reset` as seconds, epoch seconds, or `YYYY-MM-DD HH:MM:SS+00:00` (Opendatasoft). Undefined if
 * none is readable. At least 0, at most a day.
 */
export const retryAfterSeconds = (
  headers: Readonly<Record<string, string | undefined>>,
  now: Date,
): number | undefined => {
  const stated = headers['retry-after'] ?? headers['x-ratelimit-reset'];
  const seconds = stated === undefined ? undefined : secondsUntil(stated.trim(), now);
  return seconds === undefined ? undefined : Math.min(MAX_RETRY_AFTER_SECONDS, Math.max(0, seconds));
};

/** Wait, in seconds, after a 429 that says no time. */
export const DEFAULT_WAIT_SECONDS = 60;

/**
 * Returns the seconds for which a response asks its host to be left alone: any 429, and a 503 or a redirect that says a
 * time. Undefined for others.
 */
export const askedWait = (
  { status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string | undefined>> },
  now: Date,
): number | undefined => {
  if (status === 429) return retryAfterSeconds(headers, now) ?? DEFAULT_WAIT_SECONDS;
  if (status === 503) return retryAfterSeconds(headers, now);
  // A quota told beside a redirect concerns later requests.
  if (status >= 300 && status < 400) return retryAfterSeconds({ 'retry-after': headers['retry-after'] }, now);
  return undefined;
};

const EPOCH_LIKE = 1_000_000_000;

const secondsUntil = (text: string, now: Date): number | undefined => {
  if (/^\d+(\.\d+)?$/.test(text)) {
    const value = Number(text);
    return value >= EPOCH_LIKE ? Math.ceil(value - now.getTime() / 1000) : Math.ceil(value);
  }
  const at = Date.parse(text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T'));
  return Number.isNaN(at) ? undefined : Math.ceil((at - now.getTime()) / 1000);
};
