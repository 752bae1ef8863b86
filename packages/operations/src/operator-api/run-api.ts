import { ProblemGroup, Run, RunDetail, SourceId } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { OF_SOURCE, WaitQuery } from './params.ts';

const RunRequested = z.strictObject({ sourceId: SourceId, requested: z.literal(true) });

/** A run as far as it is known: in progress, or done; with how it went, if that is still kept. */
export const RunView = z.strictObject({
  id: z.string(),
  sourceId: SourceId,
  state: z.enum(['running', 'to-catalogue', 'done']),
  /** Absent while it goes on. */
  run: Run.optional(),
  detail: RunDetail.optional(),
  /** Its problems, and the remarks on its records, by cause. */
  problems: z.array(ProblemGroup),
  /** Seconds until its list is read, if its pace tells. */
  secondsLeft: z.int().nonnegative().optional(),
});
export type RunView = Readonly<z.infer<typeof RunView>>;

export const CancelRequested = z.strictObject({ sourceId: SourceId, run: z.int(), requested: z.literal(true) });

export const runApi = {
  getRun: describeOperation({
    id: 'getRun',
    method: 'get',
    path: '/api/v1/runs/{id}',
    summary: said(
      'Une lecture, en cours ou finie : étapes, requêtes, problèmes par cause, fiches changées',
      'One run, in progress or done: phases, requests, problems by cause, changed records',
    ),
    access: 'viewer',
    input: {
      params: z.object({ id: z.string().min(3).max(100).describe('The run’s id, `source:number`') }),
      noun: said('lecture', 'run'),
    },
    output: { 200: { description: 'The run', schema: RunView } },
    problems: ['request.not-found'],
  }),
  cancelRun: describeOperation({
    id: 'cancelRun',
    method: 'post',
    path: '/api/v1/sources/{id}/cancel',
    summary: said(
      'Annuler la lecture en cours d’une source; rien n’est retiré',
      'Cancel the run in progress of a source; nothing is removed',
    ),
    access: 'operator',
    input: OF_SOURCE,
    output: { 202: { description: 'It ends within some seconds', schema: CancelRequested } },
    problems: ['request.not-found', 'request.conflict'],
  }),

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
