import { MoissonError } from '@moisson/contracts';
import { isJsonObject } from '@moisson/domain';

/**
 * An HTTP error of CKAN with its own words: the envelope's `__type` and message (localised: "Introuvable"), or the bare
 * string that it gives for an unknown action. Any other error is returned as it is.
 */
export const ckanFault = (error: unknown): unknown => {
  if (!(error instanceof MoissonError) || error.code === 'fetch.rate-limited') return error;
  const { body, status } = error.params;
  if (typeof body !== 'string' || body === '') return error;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return error;
  }
  const told = isJsonObject(parsed) && isJsonObject(parsed.error) ? parsed.error : undefined;
  const detail =
    typeof parsed === 'string'
      ? parsed
      : [told?.__type, told?.message].filter((part) => typeof part === 'string').join(': ');
  if (detail === '') return error;
  return new MoissonError(
    'protocol.error-answer',
    { detail: `${Number(status)}, ${detail}` },
    { retryable: true, cause: error },
  );
};
