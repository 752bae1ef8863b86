import { said } from '@moisson/kernel';
import { accepted } from '@moisson/operations';
import { DatasetParams } from '../datasets/public-dataset.ts';
import { defineOperation } from '../portal-context.ts';
import { ReportBody, TakenReport, takenReport } from './public-report.ts';
import { takeReport } from './take-report.ts';

/** The portal's one operation that writes: it hands a report over to the operator. */
export const reportDataset = defineOperation({
  id: 'reportDataset',
  method: 'post',
  path: '/api/v1/datasets/{id}/reports',
  summary: said(
    'Signaler un problème avec un jeu de données; rien n’est gardé de qui le signale',
    'Report a problem with a dataset; nothing is kept of who reports it',
  ),
  access: 'public',
  input: { params: DatasetParams, noun: said('jeu de données', 'dataset'), body: ReportBody },
  output: { 202: { description: 'It waits for a person', schema: TakenReport } },
  problems: ['request.not-found', 'request.gone', 'report.too-many'],
  run: async ({ input: { params, body }, visitor = '', context }) => {
    await takeReport(context, params.id, body, visitor);
    return accepted(takenReport);
  },
});
