import { MoissonError } from '@moisson/kernel';
import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';

/** Returns the body of a CKAN error as JSON, or undefined if it is not JSON. */
const ckanErrorBody = ({ params: { body } }: MoissonError): Json | undefined => {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
};

/**
 * Returns an HTTP error with CKAN's own text: the envelope's `__type` and message (localised: "Introuvable"), or the
 * plain string that CKAN returns for an unknown action. Any other error is returned unchanged.
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

/** Throws `protocol.error-answer` for `success: false`, whatever the language of the message. */
export const refuseFailure = (envelope: JsonObject, url: string): void => {
  if (envelope.success === true) return;
  const error = isJsonObject(envelope.error) ? envelope.error : {};
  const detail = [error.__type, error.message].filter((part) => typeof part === 'string').join(': ');
  throw new MoissonError(
    'protocol.error-answer',
    { detail: detail || 'success is not true', url },
    { retryable: true },
  );
};
