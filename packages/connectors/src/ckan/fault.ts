import { MoissonError } from '@moisson/kernel';
import { isJsonObject, type Json } from '@moisson/domain';

/** What CKAN says in the body of an HTTP error, as JSON; nothing where it says something else. */
const ckanErrorBody = ({ params: { body } }: MoissonError): Json | undefined => {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
};

/**
 * An HTTP error of CKAN with its own words: the envelope's `__type` and message (localised: "Introuvable"), or the bare
 * string that it gives for an unknown action. Any other error is returned as it is.
 */
export const ckanFault = (error: unknown): unknown => {
  if (!(error instanceof MoissonError) || error.code === 'fetch.rate-limited') return error;
  const parsed = ckanErrorBody(error);
  const told = isJsonObject(parsed) && isJsonObject(parsed.error) ? parsed.error : undefined;
  const detail =
    typeof parsed === 'string'
      ? parsed
      : [told?.__type, told?.message].filter((part) => typeof part === 'string').join(': ');
  if (detail === '') return error;
  return new MoissonError(
    'protocol.error-answer',
    { detail: `${Number(error.params.status)}, ${detail}` },
    { retryable: true, cause: error },
  );
};
