import { MoissonError } from '@moisson/kernel';
import {
  isJsonObject,
  MAX_DEPTH,
  MAX_VALUES,
  structureOf,
  type FetchedBody,
  type Json,
  type JsonObject,
} from '@moisson/domain';

/** One record with its envelope; more is no answer about one record. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Reads the answer about one record. Throws `body.unexpected-shape` where it is no JSON object within the limits, or `fetch.too-large`. */
export const readOne = async (body: FetchedBody): Promise<JsonObject> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body.chunks) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new MoissonError('fetch.too-large', { url: body.url, limit: MAX_BYTES });
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const { depth, values } = structureOf(bytes);
  const answer = depth > MAX_DEPTH || values > MAX_VALUES ? undefined : parsed(bytes);
  if (!isJsonObject(answer))
    throw new MoissonError('body.unexpected-shape', { url: body.url, detail: 'no JSON object of a record' });
  return answer;
};

const parsed = (bytes: Buffer): Json | undefined => {
  try {
    return JSON.parse(bytes.toString()) as Json;
  } catch {
    return undefined;
  }
};

/** The statuses that say that there is nothing at an address (RFC 9110 §15.5.5, §15.5.11). */
export const NOT_THERE: readonly number[] = [404, 410];

/** Whether an answer has one of these statuses. */
export const isNotThere = ({ status }: FetchedBody): boolean => NOT_THERE.includes(status);
