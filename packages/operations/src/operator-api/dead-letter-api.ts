import { DeadLetter, DeadLetterState, Finding, MappedDataset, SourceId } from '@moisson/contracts';
import { Bilingual, Problem, ProblemCode, said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

/** Open dead letters that have the same cause. */
export const DeadLetterCause = z.strictObject({
  cause: z.string(),
  stage: z.string(),
  code: ProblemCode,
  /** What happened, in the newest of them. */
  message: Bilingual,
  action: Bilingual,
  letters: z.int(),
  /** At most 20. */
  sources: z.array(SourceId),
  oldest: z.string(),
  newest: z.string(),
});
export type DeadLetterCause = Readonly<z.infer<typeof DeadLetterCause>>;

const ShownText = z.strictObject({
  text: z.string(),
  /** Only the beginning is given. */
  cut: z.boolean(),
});

/**
 * What a replay would do. `publish`: the record would be published again, mapped anew from what its source sent (`from: source`), or as the
 * event has it (`from: event`). `superseded`: the log has a newer version of the record. `fails`: it still cannot be used.
 */
export const ReplayPreview = z.strictObject({
  outcome: z.enum(['publish', 'superseded', 'fails']),
  from: z.enum(['source', 'event']).optional(),
  /** The record as it would be published; absent for a removal. */
  dataset: MappedDataset.optional(),
  findings: z.array(Finding).optional(),
  isRemoval: z.boolean().optional(),
  problem: Problem.optional(),
});
export type ReplayPreview = Readonly<z.infer<typeof ReplayPreview>>;

export const DeadLetterView = z.strictObject({
  letter: DeadLetter,
  /** The data of the event. */
  event: ShownText,
  /** The record as its source sent it, if it is stored. */
  sent: ShownText.optional(),
  preview: ReplayPreview,
});
export type DeadLetterView = Readonly<z.infer<typeof DeadLetterView>>;

/** What became of the letters of one cause. */
export const CauseDecided = z.strictObject({
  cause: z.string(),
  replayed: z.int(),
  superseded: z.int(),
  discarded: z.int(),
  /** They stay open. */
  failed: z.int(),
  /** Not decided for lack of time: ask again. */
  left: z.int(),
  /** Why the first one failed. */
  problem: Problem.optional(),
});
export type CauseDecided = Readonly<z.infer<typeof CauseDecided>>;

const OF_LETTER = {
  params: z.object({ id: z.string().min(1).max(100).describe('The dead letter’s id') }),
  noun: said('lettre morte', 'dead letter'),
} as const;
const OF_CAUSE = {
  params: z.object({ cause: z.string().min(1).max(100).describe('The cause, as a letter has it') }),
  noun: said('cause', 'cause'),
} as const;
export const Reason = z.strictObject({
  reason: z.string().trim().min(1).max(500).describe('Why, for whoever asks later'),
});
const decided = { 200: { description: 'The letter as it is now', schema: DeadLetter } } as const;
const allDecided = { 200: { description: 'What became of them', schema: CauseDecided } } as const;
const NOT_NOW = ['request.not-found', 'request.conflict'] as const;

export const deadLetterApi = {
  listDeadLetters: describeOperation({
    id: 'listDeadLetters',
    method: 'get',
    path: '/api/v1/dead-letters',
    summary: said('Les événements inutilisables les plus récents', 'The newest events that could not be used'),
    access: 'viewer',
    input: {
      query: z.object({
        state: DeadLetterState.optional().describe('Only those in this state'),
        cause: z.string().max(100).optional().describe('Only those with this cause'),
      }),
    },
    output: { 200: { description: 'The events, with where each stood and why', schema: z.array(DeadLetter) } },
    problems: [],
  }),
  listDeadLetterCauses: describeOperation({
    id: 'listDeadLetterCauses',
    method: 'get',
    path: '/api/v1/dead-letter-causes',
    summary: said('Les lettres mortes qui attendent, par cause', 'The dead letters that wait, by cause'),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The causes, the most frequent first', schema: z.array(DeadLetterCause) } },
    problems: [],
  }),
  getDeadLetter: describeOperation({
    id: 'getDeadLetter',
    method: 'get',
    path: '/api/v1/dead-letters/{id}',
    summary: said(
      'Une lettre morte, son original et ce qu’en ferait un nouvel essai',
      'One dead letter, its original, and what a replay would make of it',
    ),
    access: 'viewer',
    input: OF_LETTER,
    output: { 200: { description: 'The letter', schema: DeadLetterView } },
    problems: ['request.not-found'],
  }),
  replayDeadLetter: describeOperation({
    id: 'replayDeadLetter',
    method: 'post',
    path: '/api/v1/dead-letters/{id}/replay',
    summary: said(
      'Publier de nouveau son événement, sans relire la source',
      'Publish its event again, without reading the source again',
    ),
    access: 'operator',
    input: OF_LETTER,
    output: decided,
    problems: NOT_NOW,
  }),
  discardDeadLetter: describeOperation({
    id: 'discardDeadLetter',
    method: 'post',
    path: '/api/v1/dead-letters/{id}/discard',
    summary: said('L’écarter, avec une raison', 'Discard it, with a reason'),
    access: 'operator',
    input: { ...OF_LETTER, body: Reason },
    output: decided,
    problems: NOT_NOW,
  }),
  reopenDeadLetter: describeOperation({
    id: 'reopenDeadLetter',
    method: 'post',
    path: '/api/v1/dead-letters/{id}/reopen',
    summary: said('Revenir sur un écartement', 'Take a discard back'),
    access: 'operator',
    input: OF_LETTER,
    output: decided,
    problems: NOT_NOW,
  }),
  replayDeadLetters: describeOperation({
    id: 'replayDeadLetters',
    method: 'post',
    path: '/api/v1/dead-letter-causes/{cause}/replay',
    summary: said(
      'Publier de nouveau toutes celles d’une cause, sans relire les sources',
      'Publish all of one cause again, without reading the sources again',
    ),
    access: 'operator',
    input: OF_CAUSE,
    output: allDecided,
    problems: ['request.not-found'],
  }),
  discardDeadLetters: describeOperation({
    id: 'discardDeadLetters',
    method: 'post',
    path: '/api/v1/dead-letter-causes/{cause}/discard',
    summary: said('Écarter toutes celles d’une cause, avec une raison', 'Discard all of one cause, with a reason'),
    access: 'operator',
    input: { ...OF_CAUSE, body: Reason },
    output: allDecided,
    problems: ['request.not-found'],
  }),
} as const;
