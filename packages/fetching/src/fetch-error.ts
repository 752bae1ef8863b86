import { MoissonError, messageOf } from '@moisson/kernel';
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

const TLS = /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_SSL|EPROTO)/;
const DECODING = /^(Z_|ERR__ERROR|ERR_BROTLI|ERR_.*DECODER)/;

/** Returns the error of a failed request with a code of the closed list. */
export const fetchError = (
  error: unknown,
  url: string,
  context: { readonly deadline: Deadline; readonly shutdown: AbortSignal },
): MoissonError => {
  const ours = chain(error).find((link) => link instanceof MoissonError);
  if (ours !== undefined) return ours;
  if (context.shutdown.aborted) return new MoissonError('fetch.aborted', {}, { retryable: true, cause: error });
  const { passed } = context.deadline;
  if (passed !== undefined)
    return new MoissonError(passed.code, { url, seconds: passed.seconds }, { retryable: true, cause: error });
  const host = URL.parse(url)?.host ?? url;
  const code = codeOf(error);
  const options = { retryable: true, cause: error };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA')
    return new MoissonError('fetch.dns-failed', { host }, options);
  if (TLS.test(code)) return new MoissonError('fetch.tls-failed', { host, detail: messageOf(error) }, options);
  if (code === 'Z_BUF_ERROR' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new MoissonError('body.truncated', { url }, options);
  if (DECODING.test(code))
    return new MoissonError('body.malformed', { url, detail: `compression: ${messageOf(error)}` }, options);
  if (code === 'ECONNRESET' && /aborted/.test(messageOf(error)))
    return new MoissonError('body.truncated', { url }, options);
  return new MoissonError('fetch.connect-failed', { host, detail: messageOf(error) }, options);
};

const codeOf = (error: unknown): string => {
  const code = chain(error).find((link) => typeof link.code === 'string')?.code;
  return typeof code === 'string' ? code : '';
};
