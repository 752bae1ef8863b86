import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { recordKey } from '../mapping/record-key.ts';
import { defineProtocol } from '../protocol.ts';
import { isMoissonApi, moissonEndpoint } from './endpoint.ts';
import { portalExample } from './example.ts';
import { mapDataset } from './map-dataset.ts';
import { MoissonApiOptions, moissonOptions } from './options.ts';
import { isSecondHand } from './origins.ts';
import { pages, probe } from './pages.ts';
import { datasetQuestion } from './question.ts';

const NAME = 'moisson';

/** Another installation of Moisson, by the public API of its portal, so that federations can be chained. */
export const moisson = defineProtocol({
  name: NAME,
  title: 'Moisson API',
  reads: said(
    'le portail d’une autre Moisson, par son API publique; chaque jeu garde d’où elle le tient',
    'the portal of another Moisson, by its public API; each dataset keeps where that one has it from',
  ),
  options: MoissonApiOptions,
  capabilities: {
    counts: true,
    validators: false,
    deletions: false,
    identity: said('`id` du jeu dans l’autre Moisson', 'the dataset’s `id` in the other Moisson'),
    singleRecords: true,
  },
  endpoint: moissonEndpoint,
  detection: { preference: 110, places: [''] },
  recognise: isMoissonApi,
  format: jsonFormat,
  mappingVersion: 1,
  // Numbers and times of the other installation, remarks of its version, and its list of sources, which is read apart.
  volatileFields: new Set([
    'modified',
    'changedAt',
    'absentSince',
    'findings',
    'freshness',
    'origins',
    'records.run',
    'distribution.modified',
  ]),
  probe,
  pages,
  keyOf: ({ id }) => (typeof id === 'string' ? recordKey(id) : undefined),
  withholds: (record, source) =>
    moissonOptions(source).secondHand === 'withhold' && isSecondHand(record, NAME)
      ? 'second-hand, from another Moisson'
      : undefined,
  map: mapDataset,
  one: datasetQuestion,
  examples: [portalExample],
});
