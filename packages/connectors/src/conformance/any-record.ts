import type { JsonObject } from '@moisson/domain';
import fc from 'fast-check';

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
  'resource',
  'assets',
  'extent',
  'links',
  'providers',
  'classification',
  'metadata',
  '__proto__',
  '$where',
  'a.b',
  '',
];

/** Generates JSON objects with known field names and arbitrary values. */
export const anyRecord = fc
  .dictionary(
    fc.constantFrom(...names),
    fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.array(fc.dictionary(fc.constantFrom('id', 'url', 'name', 'format', 'size', 'value', 'key'), fc.jsonValue())),
    ),
  )
  .map((given) => JSON.parse(JSON.stringify(given)) as JsonObject);
