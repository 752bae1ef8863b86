import { isJsonObject } from '@moisson/domain';
import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { recordKey } from '../mapping/record-key.ts';
import { defineProtocol } from '../protocol.ts';
import { isSocrataAddress, socrataEndpoint } from './endpoint.ts';
import { socrataExample } from './example.ts';
import { mapAsset } from './map-asset.ts';
import { SocrataOptions } from './options.ts';
import { pages, probe } from './pages.ts';
import { socrataQuestion } from './question.ts';

/** Socrata (Tyler Data & Insights): the discovery API of a portal (dev.socrata.com). */
export const socrata = defineProtocol({
  name: 'socrata',
  title: 'Socrata',
  reads: said(
    'le site d’un portail Socrata, par son API de découverte (`/api/catalog/v1`)',
    'the site of a Socrata portal, by its discovery API (`/api/catalog/v1`)',
  ),
  options: SocrataOptions,
  capabilities: {
    counts: true,
    validators: false,
    deletions: false,
    identity: said('l’identifiant 4x4 (`resource.id`)', 'the 4x4 id (`resource.id`)'),
    singleRecords: true,
  },
  endpoint: socrataEndpoint,
  detection: { preference: 95, places: [''] },
  recognise: isSocrataAddress,
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(
    ['updatedAt', 'data_updated_at', 'metadata_updated_at', 'data_updated_by', 'page_views', 'download_count'].map(
      (name) => `resource.${name}`,
    ),
  ),
  probe,
  pages,
  keyOf: ({ resource }) =>
    isJsonObject(resource) && typeof resource.id === 'string' ? recordKey(resource.id) : undefined,
  map: mapAsset,
  one: socrataQuestion,
  examples: [socrataExample],
});
