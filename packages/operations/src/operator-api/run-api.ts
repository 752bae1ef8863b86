import { Run, SourceId } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { OF_SOURCE, WaitQuery } from './params.ts';

const RunRequested = z.strictObject({ sourceId: SourceId, requested: z.literal(true) });

export const runApi = {
  listRuns: describeOperation({
    id: 'listRuns',
    method: 'get',
    path: '/api/v1/runs',
    summary: said('Les dernières lectures', 'The last runs'),
    access: 'viewer',
    input: { query: z.object({ source: SourceId.optional().describe('Of this source only') }) },
    output: { 200: { description: 'The runs, newest first', schema: z.array(Run) } },
    problems: ['request.not-found'],
  }),
  runSource: describeOperation({
    id: 'runSource',
    method: 'post',
    path: '/api/v1/sources/{id}/run',
    summary: said('Lire une source maintenant', 'Read a source now'),
    access: 'publisher',
    input: { ...OF_SOURCE, query: WaitQuery },
    output: {
      200: { description: 'The run, its events in the catalogue', schema: Run },
      202: { description: 'It is due; with `wait`, ask at Location for its run', schema: RunRequested },
    },
    problems: ['request.not-found', 'request.conflict'],
  }),
  awaitRun: describeOperation({
    id: 'awaitRun',
    method: 'get',
    path: '/api/v1/sources/{id}/runs/after/{run}',
    summary: said(
      'La première lecture après celle de ce numéro, une fois au catalogue',
      'The first run after the one of this number, once it is in the catalogue',
    ),
    access: 'viewer',
    input: {
      ...OF_SOURCE,
      params: OF_SOURCE.params.extend({ run: z.coerce.number().int().describe('The number of a run') }),
    },
    output: {
      200: { description: 'The run', schema: Run },
      202: { description: 'Not yet: ask again at Location', schema: z.strictObject({}), hasLocation: true },
    },
    problems: ['request.not-found'],
  }),
} as const;
