import { attributeOf, childrenNamed, textOf, type XmlElement } from '@moisson/formats';
import { cutText, MoissonError, redactText } from '@moisson/kernel';

/** Returns the problem of an exception report (OGC 06-121r9 §8), or undefined for any other answer. It comes with status 200 too. */
export const faultIn = (answer: XmlElement): MoissonError | undefined => {
  if (!/^(?:Service)?ExceptionReport$/.test(answer.name)) return undefined;
  const [exception] = [...childrenNamed(answer, 'Exception'), ...childrenNamed(answer, 'ServiceException')];
  if (exception === undefined) return thrown({ code: 'ExceptionReport' });
  return thrown({
    code: attributeOf(exception, 'exceptionCode') ?? attributeOf(exception, 'code') ?? 'Exception',
    locator: attributeOf(exception, 'locator'),
    text: textOf(exception),
  });
};

interface Exception {
  readonly code: string;
  readonly locator?: string | undefined;
  readonly text?: string;
}

/** `fault` and `locator` of its parameters are the exception's code and the parameter that it names. */
const thrown = ({ code, locator = '', text = '' }: Exception, cause?: unknown): MoissonError => {
  const about = locator === '' ? '' : ` (${locator})`;
  const said = text.replace(/\s+/g, ' ').trim();
  const detail = cutText(redactText(`${code}${about}${said === '' ? '' : `: ${said}`}`), 500);
  const parameters = { detail, fault: code.slice(0, 100), locator: locator.slice(0, 100) };
  return new MoissonError('protocol.error-answer', parameters, { retryable: true, cause });
};

/** The code of an exception, as thrown; undefined for another error. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof MoissonError && error.code === 'protocol.error-answer' && typeof error.params.fault === 'string'
    ? error.params.fault
    : undefined;

const IN_BODY =
  /<(?:\w{1,20}:)?(?:Service)?Exception\s[^<>]{0,300}>(?:\s{0,100}<(?:\w{1,20}:)?ExceptionText[^<>]{0,100}>)?([^<]{0,500})/;
const CODE = /exceptionCode\s*=\s*(?:REDACTED)?["']([\w.-]{1,100})/;
const LOCATOR = /locator\s*=\s*["']([\w.:-]{1,100})/;

/** Returns an HTTP error with the catalogue's own text, if its body is an exception report. Any other error is returned unchanged. */
export const cswFault = (error: unknown): unknown => {
  if (!(error instanceof MoissonError) || error.code === 'fetch.rate-limited' || typeof error.params.body !== 'string')
    return error;
  const found = IN_BODY.exec(error.params.body);
  if (found === null) return error;
  const [tag = '', text = ''] = found;
  return thrown({ code: CODE.exec(tag)?.[1] ?? 'Exception', locator: LOCATOR.exec(tag)?.[1], text }, error);
};
