import { attributeOf, childrenNamed, textOf, type XmlElement } from '@moisson/formats';
import { cutText, MoissonError, redactText } from '@moisson/kernel';

/** An error of the repository (§3.6): one of the protocol's codes, and its text. */
export interface OaiFault {
  readonly code: string;
  readonly text: string;
}

/** Returns the error that an answer carries, or undefined. An answer may have several: the first counts. */
export const faultIn = (answer: XmlElement): OaiFault | undefined => {
  const [error] = childrenNamed(answer, 'error');
  return (
    error && { code: cutText(attributeOf(error, 'code') ?? 'error', 50), text: cutText(textOf(error).trim(), 300) }
  );
};

/** Returns the problem of an error, as thrown. `fault` of its parameters is the code, for those who can go on. */
export const thrownFault = ({ code, text }: OaiFault, cause?: unknown): MoissonError =>
  new MoissonError(
    'protocol.error-answer',
    { detail: redactText(text === '' ? code : `${code}: ${text}`), fault: code },
    { retryable: true, cause },
  );

export const codeOf = (error: unknown): string | undefined =>
  error instanceof MoissonError && error.code === 'protocol.error-answer' && typeof error.params.fault === 'string'
    ? error.params.fault
    : undefined;

/** `code=` looks like a credential, so the kept body may have the mark of a redaction there. */
const IN_BODY =
  /<(?:\w{1,20}:)?error\s[^<>]{0,200}?code\s*=\s*(?:REDACTED)?["'](\w{1,40})["'][^<>]{0,200}>([^<]{0,300})/;

/**
 * Returns an HTTP error with the repository's own text: the protocol wants status 200 with an error, but repositories
 * also answer 400 or 422. Any other error is returned unchanged.
 */
export const oaiFault = (error: unknown): unknown => {
  if (!(error instanceof MoissonError) || error.code === 'fetch.rate-limited' || typeof error.params.body !== 'string')
    return error;
  const [, code, text] = IN_BODY.exec(error.params.body) ?? [];
  return code === undefined ? error : thrownFault({ code, text: (text ?? '').trim() }, error);
};
