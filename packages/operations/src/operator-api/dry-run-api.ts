import { DryRun, DryRunExtent, Source, SourceId, SourceSpec } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { OF_SOURCE } from './params.ts';

const OF_DRY_RUN = {
  params: z.object({ id: z.uuid().describe('The dry run’s id') }),
  noun: said('lecture à blanc', 'dry run'),
} as const;
const ExtentQuery = z.object({
  extent: DryRunExtent.default('full').describe(
    '`preview`: only the first records, in at most 20 requests; `full`: all, for the difference',
  ),
});
const asked = { description: 'The dry run, which waits for a harvester', schema: DryRun };
const NOT_NOW = ['request.not-found', 'request.conflict'] as const;

export const dryRunApi = {
  startDryRun: describeOperation({
    id: 'startDryRun',
    method: 'post',
    path: '/api/v1/dry-runs',
    summary: said(
      'Lire une source à blanc, inscrite ou non, avec ces réglages : rien n’est publié ni gardé',
      'Read a source with these settings, registered or not, and publish and store nothing',
    ),
    access: 'operator',
    input: { query: ExtentQuery, body: SourceSpec },
    output: { 201: asked },
    problems: ['request.conflict', 'source.credentials-refused'],
  }),
  startSourceDryRun: describeOperation({
    id: 'startSourceDryRun',
    method: 'post',
    path: '/api/v1/sources/{id}/dry-run',
    summary: said(
      'Lire une source inscrite à blanc, avec ses réglages',
      'Read a registered source with its own settings, and publish and store nothing',
    ),
    access: 'operator',
    input: { ...OF_SOURCE, query: ExtentQuery },
    output: { 201: asked },
    problems: NOT_NOW,
  }),
  listDryRuns: describeOperation({
    id: 'listDryRuns',
    method: 'get',
    path: '/api/v1/dry-runs',
    summary: said('Les dernières lectures à blanc, sans leur résultat', 'The last dry runs, without their results'),
    access: 'viewer',
    input: { query: z.object({ source: SourceId.optional().describe('Of this source only') }) },
    output: { 200: { description: 'The dry runs, newest first', schema: z.array(DryRun) } },
    problems: [],
  }),
  getDryRun: describeOperation({
    id: 'getDryRun',
    method: 'get',
    path: '/api/v1/dry-runs/{id}',
    summary: said(
      'Une lecture à blanc : où elle en est, ou ce qui changerait',
      'A dry run: how far it is, or what would change',
    ),
    access: 'viewer',
    input: OF_DRY_RUN,
    output: { 200: { description: 'The dry run', schema: DryRun } },
    problems: ['request.not-found'],
  }),
  cancelDryRun: describeOperation({
    id: 'cancelDryRun',
    method: 'post',
    path: '/api/v1/dry-runs/{id}/cancel',
    summary: said('Annuler une lecture à blanc', 'Cancel a dry run'),
    access: 'operator',
    input: OF_DRY_RUN,
    output: { 200: { description: 'The dry run; one that runs ends within seconds', schema: DryRun } },
    problems: ['request.not-found'],
  }),
  saveDraft: describeOperation({
    id: 'saveDraft',
    method: 'post',
    path: '/api/v1/drafts',
    summary: said(
      'Garder le brouillon d’une source : elle n’est pas lue avant d’être activée (resume)',
      'Keep the draft of a source: it is not read before it is activated (resume)',
    ),
    access: 'operator',
    input: {
      query: z.object({
        replaces: z.iso
          .datetime()
          .optional()
          .describe('The `updatedAt` of the draft that it replaces; without it, the draft must be new'),
      }),
      body: SourceSpec,
    },
    output: { 201: { description: 'The draft', schema: Source } },
    problems: ['request.conflict', 'request.not-found', 'source.credentials-refused'],
  }),
  discardDraft: describeOperation({
    id: 'discardDraft',
    method: 'post',
    path: '/api/v1/drafts/{id}/discard',
    summary: said(
      'Jeter le brouillon d’une source; son identifiant est libre de nouveau',
      'Discard the draft of a source; its id is free again',
    ),
    access: 'operator',
    input: OF_SOURCE,
    output: { 200: { description: 'The draft that is gone', schema: Source } },
    problems: NOT_NOW,
  }),
} as const;
