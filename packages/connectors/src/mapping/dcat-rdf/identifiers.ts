import type { RecordKey } from '@moisson/contracts';
import type { JsonObject } from '@moisson/domain';
import { cutText } from '@moisson/kernel';
import { recordKey } from '../record-key.ts';
import { RecordReader } from '../record-reader.ts';
import { idOf, propertyOf, textsOf, valuesOf } from './rdf-values.ts';
import { shortNode } from './short-node.ts';

/** An IRI that was made for a blank node may be another one in the next answer (RDF 1.1 Concepts §3.5). */
const isSkolem = (iri: string): boolean => /\/\.well-known\/genid\//.test(iri);

/** Returns the dataset's IRI; undefined for a blank node. */
export const iriOfDataset = (record: JsonObject): string | undefined => {
  const id = record['@id'];
  return typeof id === 'string' && id !== '' && !id.startsWith('_:') && !isSkolem(id) ? id : undefined;
};

/** Returns the identifiers that a dataset states: `dct:identifier`, then `adms:identifier`. */
export const identifiersOf = (reader: RecordReader): string[] => [
  ...['dct:identifier', 'dcat:identifier', 'dc:identifier', 'schema:identifier'].flatMap((name) =>
    valuesOf(reader, name).values.flatMap((value) => textsOf(value)[0] ?? idOf(value) ?? []),
  ),
  ...valuesOf(reader, 'adms:identifier').values.flatMap(
    (value) => textsOf(propertyOf(value, ['skos:notation']))[0] ?? idOf(value) ?? [],
  ),
];

/**
 * Returns a dataset's key: its IRI; for a blank node, its first identifier, else its landing page. Undefined if it has
 * none of them.
 */
export const datasetKey = (record: JsonObject): RecordKey | undefined => {
  const iri = iriOfDataset(record);
  if (iri !== undefined) return recordKey(iri);
  const reader = new RecordReader(shortNode(record));
  const [identifier] = identifiersOf(reader);
  const [page] = valuesOf(reader, 'dcat:landingPage').values.map((value) => idOf(value));
  const key = identifier ?? page;
  return key === undefined ? undefined : recordKey(key);
};

/** Reads the identifiers for people and for other catalogues. */
export const identifierField = (reader: RecordReader, record: JsonObject, key: RecordKey): string[] => {
  const given = identifiersOf(reader).map((identifier) => cutText(identifier, 1000));
  if (valuesOf(reader, 'dct:identifier').values.every((value) => textsOf(value).length === 1))
    reader.use('dct:identifier');
  return [...new Set([key, ...given, ...[iriOfDataset(record)].filter((iri) => iri !== undefined)])];
};
