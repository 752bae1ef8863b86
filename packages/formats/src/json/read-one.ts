import { MoissonError } from '@moisson/kernel';
import { isJsonObject, MAX_DEPTH, MAX_VALUES, structureOf, type Json, type JsonObject } from '@moisson/domain';
import type { Document } from '../document.ts';

/** Limit of one record with its envelope. A larger response cannot be about one record. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Returns the response about one record. Throws `body.unexpected-shape` if it is not a JSON object within the limits,
 * or `fetch.too-large`.
 */
export const readOne = async (document: Document): Promise<JsonObject> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of document.chunks) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new MoissonError('fetch.too-large', { url: document.url, limit: MAX_BYTES });
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const { depth, values } = structureOf(bytes);
  const answer = depth > MAX_DEPTH || values > MAX_VALUES ? undefined : parsed(bytes);
  if (!isJsonObject(answer))
    throw new MoissonError('body.unexpected-shape', { url: document.url, detail: 'no JSON object of a record' });
  return answer;
};

const parsed = (bytes: Buffer): Json | undefined => {
  try {
    return JSON.parse(bytes.toString()) as Json;
  } catch {
    return undefined;
  }
};
