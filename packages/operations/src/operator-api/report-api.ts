import { DatasetId, Instant, Report, type ReportState } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

/** A letter to who publishes a dataset. `to`: an e-mail address, where one is registered for the source. */
const ReportLetter = z.strictObject({ to: z.string().optional(), subject: z.string(), body: z.string() });
export type ReportLetter = Readonly<z.infer<typeof ReportLetter>>;

/** What visitors reported about one dataset. */
export const DatasetReports = z.strictObject({
  datasetId: DatasetId,
  title: z.string(),
  /** Newest first. */
  reports: z.array(Report),
  /** What can be sent to who publishes the dataset, in French: about what waits, or was forwarded last. */
  letter: ReportLetter.optional(),
});
export type DatasetReports = Readonly<Omit<z.infer<typeof DatasetReports>, 'reports'>> & {
  readonly reports: readonly Report[];
};

const OF_DATASET = {
  params: z.object({ id: z.string().toLowerCase().pipe(DatasetId).describe('The dataset’s id') }),
  noun: said('signalements', 'reports'),
} as const;
const until = Instant.optional().describe('Only reports that came no later: those that the caller has seen');
const note = z.string().trim().min(1).max(1000);
/** What was done about it. */
const ReportAnswer = z.strictObject({ note: note.describe('What was done'), until });
const ReportDismissal = z.strictObject({ note: note.describe('Why nothing is done'), until });
const ReportForwarding = z.strictObject({ until });
const decided = { 200: { description: 'The reports as they are now', schema: DatasetReports } } as const;
const NOT_NOW = ['request.not-found', 'request.conflict'] as const;

export const reportApi = {
  listReports: describeOperation({
    id: 'listReports',
    method: 'get',
    path: '/api/v1/reports',
    summary: said(
      'Les signalements des visiteurs que vous pouvez voir, les plus récents d’abord : un éditeur, ceux de ses organisations; un lecteur, aucun',
      'The reports of visitors that you may see, the newest first: a publisher, those of their organizations; a viewer, none',
    ),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The reports that wait', schema: z.array(Report) } },
    problems: [],
  }),
  getReports: describeOperation({
    id: 'getReports',
    method: 'get',
    path: '/api/v1/reports/{id}',
    summary: said(
      'Les signalements d’un jeu de données, et une lettre à qui le publie',
      'The reports of one dataset, and a letter to who publishes it',
    ),
    access: 'publisher',
    input: OF_DATASET,
    output: { 200: { description: 'The reports', schema: DatasetReports } },
    problems: ['request.not-found'],
  }),
  resolveReports: describeOperation({
    id: 'resolveReports',
    method: 'post',
    path: '/api/v1/reports/{id}/resolve',
    summary: said('Dire que le problème est réglé, et comment', 'Say that the problem is solved, and how'),
    access: 'publisher',
    input: { ...OF_DATASET, body: ReportAnswer },
    output: decided,
    problems: NOT_NOW,
  }),
  dismissReports: describeOperation({
    id: 'dismissReports',
    method: 'post',
    path: '/api/v1/reports/{id}/dismiss',
    summary: said('Les écarter, en disant pourquoi', 'Dismiss them, saying why'),
    access: 'publisher',
    input: { ...OF_DATASET, body: ReportDismissal },
    output: decided,
    problems: NOT_NOW,
  }),
  forwardReports: describeOperation({
    id: 'forwardReports',
    method: 'post',
    path: '/api/v1/reports/{id}/forward',
    summary: said(
      'Noter qu’ils ont été transmis à qui publie le jeu (la lettre est dans la réponse)',
      'Note that they were forwarded to who publishes the dataset (the letter is in the answer)',
    ),
    access: 'publisher',
    input: { ...OF_DATASET, body: ReportForwarding },
    output: decided,
    problems: NOT_NOW,
  }),
} as const;
export type ReportDecision = Exclude<ReportState, 'waiting'>;
