import { said } from '@moisson/kernel';
import { movedTo, serialized } from '@moisson/operations';
import { findDataset, recordsOf } from '../datasets/find-dataset.ts';
import { DatasetParams } from '../datasets/public-dataset.ts';
import { defineOperation } from '../portal-context.ts';
import { publicList } from '../public-json.ts';
import { WorkBudget } from '../work-budget.ts';
import { RawRecord, RawRecordParams, RawRecordQuery, RecordList } from './public-record.ts';
import { publicRecord, rawPayload } from './raw-record.ts';

const listRecords = defineOperation({
  id: 'listDatasetRecords',
  method: 'get',
  path: '/api/v1/datasets/{id}/records',
  summary: said('Les fiches d’origine d’un jeu de données', 'The source records behind a dataset'),
  access: 'public',
  input: { params: DatasetParams },
  output: {
    200: { description: 'The records', schema: RecordList },
    301: { description: 'It was merged into the one at Location', hasLocation: true },
  },
  problems: ['request.not-found', 'request.gone'],
  run: async ({ input: { params }, context: { store } }) => {
    const found = await findDataset(store, params.id);
    if ('redirect' in found) return movedTo(`/api/v1/datasets/${found.redirect}/records`);
    return serialized(await publicList(new WorkBudget(), await recordsOf(store, found.dataset)));
  },
});

const getRawRecord = defineOperation({
  id: 'getRawRecord',
  method: 'get',
  path: '/api/v1/records/{sourceId}/raw',
  summary: said(
    'Une fiche telle que sa source la donne, contacts personnels masqués',
    'A record as its source told it, personal contacts masked',
  ),
  access: 'public',
  input: { params: RawRecordParams, query: RawRecordQuery },
  output: { 200: { description: 'The raw record', schema: RawRecord } },
  problems: ['request.not-found'],
  run: async ({ input: { params, query }, context: { store } }) => {
    const { mediaType, text } = await publicRecord(await rawPayload(store, params.sourceId, query.key));
    const json = mediaType === 'application/json' ? text : JSON.stringify({ mediaType, text });
    return serialized(Buffer.from(json));
  },
});

export const recordOperations = [listRecords, getRawRecord];
