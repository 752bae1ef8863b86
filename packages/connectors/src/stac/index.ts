import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { recordKey } from '../mapping/record-key.ts';
import { defineProtocol } from '../protocol.ts';
import { isStacAddress, stacEndpoint } from './endpoint.ts';
import { apiExample, staticExample } from './example.ts';
import { mapCollection } from './map-collection.ts';
import { pages, probe } from './pages.ts';
import { stacQuestion } from './question.ts';

/** STAC 1.0 and 1.1 (stacspec.org): the collections of an API or of a static catalogue. Items are not read. */
export const stac = defineProtocol({
  name: 'stac',
  title: 'STAC',
  reads: said(
    'les collections d’une API STAC (`/collections`) ou d’un catalogue statique (`catalog.json`)',
    'the collections of a STAC API (`/collections`) or of a static catalogue (`catalog.json`)',
  ),
  options: z.object({}),
  capabilities: {
    counts: true,
    validators: false,
    deletions: false,
    identity: said('`id`', '`id`'),
    singleRecords: true,
  },
  endpoint: stacEndpoint,
  detection: { preference: 65, places: ['', 'stac', 'catalog.json'] },
  recognise: isStacAddress,
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(['updated']),
  probe,
  pages,
  keyOf: ({ id }) => (typeof id === 'string' ? recordKey(id) : undefined),
  map: mapCollection,
  one: stacQuestion,
  examples: [apiExample, staticExample],
});
