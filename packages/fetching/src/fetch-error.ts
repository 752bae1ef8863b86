import { defined, MoissonError, messageOf } from '@moisson/kernel';
import type { Deadline } from './deadline.ts';

interface Coded {
  readonly code?: unknown;
  readonly cause?: unknown;
}

/**
 * Returns the error and its causes, outermost first. Checks the shape, not the class: errors of other realms are not
 * `instanceof` ours.
 */
const chain = (error: unknown): Coded[] => {
  const links: Coded[] = [];
  for (let at = error; typeof at === 'object' && at !== null && links.length < 10; at = (at as Coded).cause)
    links.push(at);
  return links;
};

/**
 * Alerts (RFC 8446 §6) by which a server refuses our client certificate, or says that it misses one. A general failure
 * of the handshake is not among them: it has many causes.
 */
const CLIENT_REFUSED = [
  ...['CERTIFICATE_REQUIRED', 'CERTIFICATE_EXPIRED', 'CERTIFICATE_REVOKED', 'CERTIFICATE_UNKNOWN', 'BAD_CERTIFICATE'],
  ...['UNSUPPORTED_CERTIFICATE', 'UNKNOWN_CA', 'ACCESS_DENIED'],
].map((alert) => `ALERT_${alert}`);
const TLS = /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_SSL|EPROTO)/;
const DECODING = /^(Z_|ERR__ERROR|ERR_BROTLI|ERR_.*DECODER)/;

interface FetchErrorContext {
  readonly deadline: Deadline;
  readonly shutdown: AbortSignal;
  /** Takes the source's secrets out of a text. */
  readonly conceal: (text: string) => string;
}

/**
 * Returns the error of a failed request with a code of the closed list. Its cause is a copy with message and code
 * alone: the client's own error holds the whole request, with its headers.
 */
export const fetchError = (
  error: unknown,
  url: string,
  { deadline: { passed }, shutdown, conceal }: FetchErrorContext,
): MoissonError => {
  const ours = chain(error).find((link) => link instanceof MoissonError);
  if (ours !== undefined) return ours;
  const code = codeOf(error);
  const detail = conceal(messageOf(error));
  const options = { retryable: true, cause: Object.assign(new Error(detail), defined({ code: code || undefined })) };
  if (shutdown.aborted) return new MoissonError('fetch.aborted', {}, options);
  if (passed !== undefined) return new MoissonError(passed.code, { url, seconds: passed.seconds }, options);
  const host = URL.parse(url)?.host ?? url;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA')
    return new MoissonError('fetch.dns-failed', { host }, options);
  if (CLIENT_REFUSED.some((alert) => code.endsWith(alert)))
    return new MoissonError('credentials.certificate-refused', { host, detail }, options);
  if (TLS.test(code)) return new MoissonError('fetch.tls-failed', { host, detail }, options);
  if (code === 'Z_BUF_ERROR' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new MoissonError('body.truncated', { url }, options);
  if (DECODING.test(code))
    return new MoissonError('body.malformed', { url, detail: `compression: ${detail}` }, options);
  if (code === 'ECONNRESET' && /aborted/.test(detail)) return new MoissonError('body.truncated', { url }, options);
  return new MoissonError('fetch.connect-failed', { host, detail }, options);
};

const codeOf = (error: unknown): string => {
  const code = chain(error).find((link) => typeof link.code === 'string')?.code;
  return typeof code === 'string' ? code : '';
};
