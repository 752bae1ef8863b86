import { MoissonError, messageOf } from '@moisson/kernel';
import {
  canonicalText,
  excerptOf,
  holdsTooManyValues,
  isJsonObject,
  MAX_VALUES,
  scrubRecord,
  wellFormedJson,
  type Format,
  type Json,
  type JsonObject,
} from '@moisson/domain';

/** An address with user information contains `@`, perhaps escaped. Other records need no search for credentials. */
const MAY_HAVE_USER_INFO = /@|\\u0040/;

/** Records that are JSON objects (RFC 8259). The code that cuts them out (`JsonSlicer`) bounds their nesting. */
export const jsonFormat: Format<JsonObject> = {
  mediaType: 'application/json',
  parse: (bytes) => {
    if (holdsTooManyValues(bytes)) throw new MoissonError('record.too-complex', { limit: MAX_VALUES });
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
    const value = parsed(text);
    if (!isJsonObject(value)) throw new MoissonError('record.not-an-object', { seen: excerptOf(bytes) });
    const given = MAY_HAVE_USER_INFO.test(text) ? scrubRecord(value) : value;
    return { given, record: wellFormedJson(given, text) as JsonObject, scrubbed: given !== value };
  },
  canonicalText,
  bytesOf: (record) => Buffer.from(JSON.stringify(record)),
};

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new MoissonError('record.malformed', { detail: messageOf(error) });
  }
};
