import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { recordKey } from '../mapping/record-key.ts';
import { defineProtocol } from '../protocol.ts';
import { isOgcRecords, ogcRecordsEndpoint } from './endpoint.ts';
import { apiExample, collectionExample } from './example.ts';
import { mapOgcRecord } from './map-record.ts';
import { OgcRecordsOptions } from './options.ts';
import { pages, probe } from './pages.ts';
import { ogcQuestion } from './question.ts';

/** OGC API – Records, Part 1 (OGC 20-004): a searchable catalogue, such as pygeoapi or GeoNetwork serve. */
export const ogcRecords = defineProtocol({
  name: 'ogc-records',
  title: 'OGC API Records',
  reads: said(
    'une API OGC Records (pygeoapi, GeoNetwork), ou l’adresse d’une de ses collections (`/collections/NOM`)',
    'an OGC API Records (pygeoapi, GeoNetwork), or the address of one of its collections (`/collections/NAME`)',
  ),
  options: OgcRecordsOptions,
  capabilities: {
    counts: true,
    validators: false,
    deletions: false,
    identity: said('`id` de l’élément', 'the feature’s `id`'),
    singleRecords: true,
  },
  endpoint: ogcRecordsEndpoint,
  detection: { preference: 70, places: ['', 'ogcapi'] },
  recognise: isOgcRecords,
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(['updated', 'recordUpdated', 'modified', 'timeStamp']),
  probe,
  pages,
  keyOf: ({ id }) => (typeof id === 'string' || typeof id === 'number' ? recordKey(String(id)) : undefined),
  map: mapOgcRecord,
  one: ogcQuestion,
  examples: [apiExample, collectionExample],
});
