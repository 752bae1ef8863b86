import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { recordKey } from '../mapping/record-key.ts';
import { defineProtocol } from '../protocol.ts';
import { isUdataAddress, udataEndpoint } from './endpoint.ts';
import { udataExample } from './example.ts';
import { mapUdata } from './map-dataset.ts';
import { UdataOptions } from './options.ts';
import { pages, probe } from './pages.ts';
import { udataQuestion } from './question.ts';
import { withholdsDataset } from './withholds.ts';

/** udata, the software of data.gouv.fr: its API v1 (`/api/1/swagger.json`). */
export const udata = defineProtocol({
  name: 'udata',
  title: 'udata',
  reads: said(
    'le site d’un portail udata, comme data.gouv.fr, par l’API v1 (`/api/1/datasets/`)',
    'the site of a udata portal, as data.gouv.fr, by the API v1 (`/api/1/datasets/`)',
  ),
  options: UdataOptions,
  capabilities: {
    counts: true,
    validators: false,
    deletions: false,
    identity: said('`id`', '`id`'),
    singleRecords: true,
  },
  endpoint: udataEndpoint,
  detection: { preference: 95, places: [''] },
  recognise: isUdataAddress,
  format: jsonFormat,
  mappingVersion: 2,
  // The portal's own dates, counters and checks of links.
  volatileFields: new Set([
    ...['last_modified', 'last_update', 'metrics', 'quality', 'internal', 'harvest.last_update'],
    ...['extras.harvest:last_update', 'permissions', 'resources.harvest.modified_at'],
    ...['available', 'count-availability', 'date', 'id', 'status', 'timeout'].map(
      (name) => `resources.extras.check:${name}`,
    ),
    // The analysis of each file, which is made again and again.
    ...['last-modified-at', 'last-modified-detection', 'parsing:started_at', 'parsing:finished_at'].map(
      (name) => `resources.extras.analysis:${name}`,
    ),
  ]),
  probe,
  pages,
  keyOf: ({ id }) => (typeof id === 'string' ? recordKey(id) : undefined),
  withholds: withholdsDataset,
  map: mapUdata,
  one: udataQuestion,
  examples: [udataExample],
});
