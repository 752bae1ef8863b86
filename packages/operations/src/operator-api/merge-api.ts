import { Dataset, MergeSuggestion, MergeSuggestionState } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

/** A suggestion with its datasets as they are now, in its order. A dataset that is gone, or is part of another one, is absent. */
export const MergeSuggestionView = z.strictObject({
  suggestion: MergeSuggestion,
  datasets: z.array(Dataset),
});
export type MergeSuggestionView = Readonly<z.infer<typeof MergeSuggestionView>>;

export const MergesFound = z.strictObject({
  /** Datasets that were compared. */
  datasets: z.int(),
  /** New suggestions. */
  suggested: z.int(),
  withdrawn: z.int(),
  /** False if the catalogue is larger than what is compared. */
  whole: z.boolean(),
});
export type MergesFound = Readonly<z.infer<typeof MergesFound>>;

const OF_SUGGESTION = {
  params: z.object({ id: z.string().min(1).max(100).describe('The suggestion’s id') }),
  noun: said('suggestion', 'suggestion'),
} as const;
const decided = { 200: { description: 'The suggestion as it is now', schema: MergeSuggestion } } as const;
const NOT_NOW = ['request.not-found', 'request.conflict'] as const;

export const mergeApi = {
  listMergeSuggestions: describeOperation({
    id: 'listMergeSuggestions',
    method: 'get',
    path: '/api/v1/merge-suggestions',
    summary: said(
      'Les paires de jeux de données qui sont peut-être un seul, les plus semblables d’abord',
      'The pairs of datasets that may be one, the most alike first',
    ),
    access: 'viewer',
    input: { query: z.object({ state: MergeSuggestionState.optional().describe('Only those in this state') }) },
    output: { 200: { description: 'The suggestions', schema: z.array(MergeSuggestion) } },
    problems: [],
  }),
  getMergeSuggestion: describeOperation({
    id: 'getMergeSuggestion',
    method: 'get',
    path: '/api/v1/merge-suggestions/{id}',
    summary: said('Une suggestion, ses deux jeux côte à côte', 'One suggestion, its two datasets side by side'),
    access: 'viewer',
    input: OF_SUGGESTION,
    output: { 200: { description: 'The suggestion', schema: MergeSuggestionView } },
    problems: ['request.not-found'],
  }),
  acceptMerge: describeOperation({
    id: 'acceptMerge',
    method: 'post',
    path: '/api/v1/merge-suggestions/{id}/accept',
    summary: said(
      'En faire un seul jeu; l’adresse de l’autre y mène',
      'Make them one dataset; the other one’s address leads there',
    ),
    access: 'operator',
    input: OF_SUGGESTION,
    output: decided,
    problems: NOT_NOW,
  }),
  refuseMerge: describeOperation({
    id: 'refuseMerge',
    method: 'post',
    path: '/api/v1/merge-suggestions/{id}/refuse',
    summary: said('Les garder séparés, et ne plus le suggérer', 'Keep them apart, and never suggest it again'),
    access: 'operator',
    input: OF_SUGGESTION,
    output: decided,
    problems: NOT_NOW,
  }),
  undoMerge: describeOperation({
    id: 'undoMerge',
    method: 'post',
    path: '/api/v1/merge-suggestions/{id}/undo',
    summary: said('Revenir sur une décision', 'Take a decision back'),
    access: 'operator',
    input: OF_SUGGESTION,
    output: decided,
    problems: NOT_NOW,
  }),
  findMerges: describeOperation({
    id: 'findMerges',
    method: 'post',
    path: '/api/v1/merge-suggestions/find',
    summary: said('Chercher des doublons probables dans le catalogue', 'Look for probable duplicates in the catalogue'),
    access: 'operator',
    input: {},
    output: { 200: { description: 'What was found', schema: MergesFound } },
    problems: [],
  }),
} as const;
