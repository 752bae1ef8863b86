import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { recordKey } from '../mapping/record-key.ts';
import { defineProtocol } from '../protocol.ts';
import { isOpendatasoftAddress, opendatasoftEndpoint } from './endpoint.ts';
import { opendatasoftExample } from './example.ts';
import { mapOpendatasoft } from './map-opendatasoft.ts';
import { OpendatasoftOptions } from './options.ts';
import { pages, probe, WINDOW } from './pages.ts';
import { opendatasoftQuestion } from './question.ts';
import { beside, unwrap } from './unwrap.ts';

/** Opendatasoft Explore API v2.1 (help.opendatasoft.com). */
export const opendatasoft = defineProtocol({
  name: 'opendatasoft',
  title: 'Opendatasoft',
  reads: said(
    'le site d’un portail Opendatasoft, par l’API Explore v2.1 (`/catalog/datasets`)',
    'the site of an Opendatasoft portal, by the Explore API v2.1 (`/catalog/datasets`)',
  ),
  options: OpendatasoftOptions,
  capabilities: {
    counts: true,
    validators: false,
    deletions: false,
    identity: said('`dataset_uid`, sinon `dataset_id`', '`dataset_uid`, else `dataset_id`'),
    pagingLimit: WINDOW,
    singleRecords: true,
  },
  endpoint: opendatasoftEndpoint,
  detection: { preference: 95, places: [''] },
  recognise: isOpendatasoftAddress,
  format: jsonFormat,
  mappingVersion: 3,
  // As in the items of v2.1, and as in the wrapped items of v2.0.
  volatileFields: new Set(
    [
      'modified',
      'metadata_processed',
      'data_processed',
      'records_count',
      'links',
      'download_count',
      'popularity_score',
      'api_call_count',
    ].flatMap((name) => [name, `metas.default.${name}`, `dataset.metas.default.${name}`]),
  ),
  readsChanges: true,
  probe,
  pages,
  keyOf: (record) => {
    const { dataset_uid: uid, dataset_id: id } = unwrap(record);
    const key = typeof uid === 'string' && uid !== '' ? uid : id;
    return typeof key === 'string' ? recordKey(key) : undefined;
  },
  map: (record, key, source) => {
    const { dataset, ...rest } = mapOpendatasoft(unwrap(record), key, source);
    return { ...rest, dataset: { ...dataset, extras: [...dataset.extras, ...beside(record)] } };
  },
  one: opendatasoftQuestion,
  examples: [opendatasoftExample],
});
