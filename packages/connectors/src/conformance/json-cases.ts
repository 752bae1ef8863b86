import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { jsonFormat } from '@moisson/formats';
import fc from 'fast-check';
import type { FormatCases } from './format-cases.ts';

/** Names that the protocols know, and hostile names. */
const names = [
  'id',
  'name',
  'title',
  'notes',
  'tags',
  'groups',
  'resources',
  'organization',
  'license_id',
  'temporal',
  'extras',
  'language',
  'metadata_modified',
  'properties',
  'identifier',
  'keyword',
  'distribution',
  'spatial',
  'license',
  'metas',
  'dataset_uid',
  'dataset_id',
  'features',
  'rows',
  'resource',
  'assets',
  'extent',
  'providers',
  'classification',
  'metadata',
  'page',
  'dataset',
  'records',
  'links',
  '__proto__',
  '$where',
  'a.b',
  '',
];

/** JSON objects with known field names and arbitrary values. */
const anyRecord = fc
  .dictionary(
    fc.constantFrom(...names),
    fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.array(
        fc.dictionary(
          fc.constantFrom('id', 'url', 'name', 'format', 'size', 'value', 'key', 'Titre', 'Lien'),
          fc.jsonValue(),
        ),
      ),
    ),
  )
  .map((given) => JSON.parse(JSON.stringify(given)) as JsonObject);

const reversed = (value: Json): Json => {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, item]) => [name, reversed(item)]),
  );
};

export const jsonCases: FormatCases<JsonObject> = {
  format: jsonFormat,
  anyRecord,
  unknownFields: (record) => Object.keys(record).filter((field) => field === '$where' || field === 'a.b'),
  alterations: (record, volatileFields) => {
    const bare = [...volatileFields].filter((field) => !field.includes('.'));
    return [reversed(record), { ...record, ...Object.fromEntries(bare.map((field) => [field, 'autre'])) }].map(
      (altered) => Buffer.from(JSON.stringify(altered)),
    );
  },
};
