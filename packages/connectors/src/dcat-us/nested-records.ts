import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { publishedIdentifier, substituteIdentifier } from './record-identifier.ts';

/** Lists of a catalogue that have records (DCAT-US 3.0, class Catalog). */
const LISTS = ['dataset', 'datasetSeries', 'service'] as const;
/** Lists of catalogues within a catalogue. */
const CATALOGS = ['catalog', 'hasPart'] as const;
/** Members of a series or a service that may embed datasets. */
const EMBEDDED = ['seriesMember', 'first', 'last', 'prev', 'next', 'servesDataset'] as const;

/** Returns whether a document without a list `dataset` is a catalogue all the same: of series, services or catalogues. */
export const isCatalog = (document: JsonObject): boolean =>
  [...LISTS, ...CATALOGS].some((name) => Array.isArray(document[name]));

/**
 * Returns the records of a DCAT-US 3.0 catalogue other than those of its own list `dataset`: series and services, the
 * datasets that these embed, and all of nested catalogues. A series or service then refers to its datasets by their
 * identifiers. A dataset that is embedded several times is returned once. The bounds of the document's envelope limit
 * the depth and the number.
 */
export const nestedRecords = (catalog: JsonObject): readonly JsonObject[] => {
  const records: JsonObject[] = [];
  const met = new Set<string>();
  const add = (given: JsonObject): void => {
    const identifier = publishedIdentifier(given) ?? substituteIdentifier(given);
    if (identifier !== undefined && met.has(identifier)) return;
    if (identifier !== undefined) met.add(identifier);
    const inner: JsonObject[] = [];
    records.push(withoutEmbedded(given, inner));
    inner.forEach(add);
  };
  const open = [catalog];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const name of LISTS) objectsIn(at[name]).forEach(add);
    for (const name of CATALOGS) open.push(...objectsIn(at[name]));
  }
  return records;
};

/** Returns a record with references in place of the datasets that it embeds; adds these to `embedded`. */
const withoutEmbedded = (record: JsonObject, embedded: JsonObject[]): JsonObject => {
  const bare: Record<string, Json> = { ...record };
  for (const name of EMBEDDED) {
    const given = record[name];
    if (given === undefined) continue;
    const refer = (item: Json): Json => {
      if (!isDataset(item)) return item;
      embedded.push(item);
      return publishedIdentifier(item) ?? substituteIdentifier(item) ?? null;
    };
    bare[name] = Array.isArray(given) ? (given as readonly Json[]).map(refer) : refer(given);
  }
  return bare;
};

/** A reference has an address only; a dataset has a title as well. */
const isDataset = (item: Json): item is JsonObject => isJsonObject(item) && item.title !== undefined;

const objectsIn = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : isJsonObject(value) ? [value] : [];
