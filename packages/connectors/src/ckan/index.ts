import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { recordKey } from '../mapping/record-key.ts';
import { defineProtocol } from '../protocol.ts';
import { ckanEndpoint, isCkanAddress } from './endpoint.ts';
import { ckanExample, dkanExample } from './example.ts';
import { mapPackage, withholdsPackage } from './map-package.ts';
import { CkanOptions } from './options.ts';
import { pages, probe } from './pages.ts';
import { ckanQuestion } from './question.ts';

/** CKAN Action API v3 (docs.ckan.org/en/2.11/api). */
export const ckan = defineProtocol({
  name: 'ckan',
  title: 'CKAN',
  reads: said(
    'le site d’un CKAN par l’API Action v3 (`package_search`), ou d’un DKAN par sa liste',
    'the site of a CKAN by the Action API v3 (`package_search`), or of a DKAN by its list',
  ),
  options: CkanOptions,
  capabilities: {
    counts: true,
    validators: false,
    deletions: false,
    identity: said('l’UUID du paquet', 'the package’s UUID'),
    singleRecords: true,
  },
  endpoint: ckanEndpoint,
  detection: { preference: 100, places: [''] },
  recognise: isCkanAddress,
  format: jsonFormat,
  mappingVersion: 4,
  volatileFields: new Set([
    'metadata_modified',
    'last_modified',
    'tracking_summary',
    'revision_id',
    'revision_timestamp',
    'relationships_as_object',
    'relationships_as_subject',
    'num_tags',
    'num_resources',
  ]),
  readsChanges: true,
  probe,
  pages,
  keyOf: ({ id }) => (typeof id === 'string' ? recordKey(id) : undefined),
  withholds: withholdsPackage,
  map: mapPackage,
  one: ckanQuestion,
  examples: [ckanExample, dkanExample],
});
