import { holdsTooManyValues, isJsonObject, type Json, type JsonObject, type ReadContext } from '@moisson/domain';
import { readList } from '@moisson/formats';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';

/** A source of the other installation: what its list of sources says of it. */
interface OtherSource {
  readonly endpoint: string;
  readonly protocol: string;
}

/** The sources of the other installation by id; empty for a version that does not list them. */
export type OtherSources = ReadonlyMap<string, OtherSource>;

const MAX_SOURCES = 100_000;
const MAX_RECORDS = 100;

/** Reads the list of sources. Throws the errors of the fetch and of `readList`. */
export const readSources = async (context: ReadContext, site: string): Promise<OtherSources> => {
  const found = new Map<string, OtherSource>();
  const body = await context.fetch.send({ url: `${site}/api/v1/sources`, answers: NOT_THERE });
  if (isNotThere(body)) {
    body.leave();
    return found;
  }
  const reading = readList(body, ['items']);
  for (let step = await reading.next(); step.done !== true; step = await reading.next())
    for (const bytes of step.value) {
      const { id, endpoint, protocol } = objectIn(bytes) ?? {};
      if (typeof id === 'string' && typeof endpoint === 'string' && typeof protocol === 'string')
        if (found.size < MAX_SOURCES) found.set(id, { endpoint, protocol });
    }
  return found;
};

/**
 * Returns the bytes of a dataset with its `origins`: endpoint, protocol and key of each record that it was merged from.
 * The dataset itself only names the sources, by ids that mean something in the other installation alone.
 */
export const withOrigins = (bytes: Uint8Array, sources: OtherSources): Uint8Array => {
  const dataset = sources.size === 0 ? undefined : objectIn(bytes);
  const records = dataset?.records;
  if (dataset === undefined || !Array.isArray(records)) return bytes;
  const origins = (records as readonly Json[]).slice(0, MAX_RECORDS).flatMap((record) => {
    const { sourceId, recordKey } = isJsonObject(record) ? record : {};
    const source = typeof sourceId === 'string' ? sources.get(sourceId) : undefined;
    return source === undefined || typeof recordKey !== 'string' ? [] : [{ ...source, key: recordKey }];
  });
  return origins.length === 0 ? bytes : Buffer.from(JSON.stringify({ ...dataset, origins }));
};

/** Whether every record of a dataset came from another installation of Moisson. */
export const isSecondHand = ({ origins, records }: JsonObject, protocol: string): boolean =>
  Array.isArray(origins) &&
  Array.isArray(records) &&
  origins.length === records.length &&
  (origins as readonly Json[]).every((origin) => isJsonObject(origin) && origin.protocol === protocol);

const objectIn = (bytes: Uint8Array): JsonObject | undefined => {
  if (holdsTooManyValues(bytes)) return undefined;
  try {
    const value = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
