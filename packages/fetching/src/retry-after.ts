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

const EPOCH_LIKE = 1_000_000_000;

const secondsUntil = (text: string, now: Date): number | undefined => {
  if (/^\d+(\.\d+)?$/.test(text)) {
    const value = Number(text);
    return value >= EPOCH_LIKE ? Math.ceil(value - now.getTime() / 1000) : Math.ceil(value);
  }
  const at = Date.parse(text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T'));
  return Number.isNaN(at) ? undefined : Math.ceil((at - now.getTime()) / 1000);
};
