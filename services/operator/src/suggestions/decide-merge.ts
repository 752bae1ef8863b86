import type { MergeSuggestion, MergeSuggestionState } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';
import { publishStatement, recordsToJoin } from './state-merge.ts';
import { getSuggestion, viewMerge } from './view-merge.ts';

/**
 * Makes one dataset of the two: publishes an operator's statement, which indexers follow, then marks the suggestion. After a crash in
 * between it still waits, and accepting it once more publishes the same statement. One that was accepted already is returned as it is.
 * Throws `request.not-found`, and `request.conflict` if a dataset is gone, or they have a source in common.
 */
export const acceptMerge = async (parts: OperatorParts, id: string, by: Actor): Promise<MergeSuggestion> => {
  const { suggestion, datasets } = await viewMerge(parts, id);
  if (suggestion.state === 'accepted') return suggestion;
  expectState(suggestion, ['waiting', 'refused']);
  if (datasets.length < 2)
    throw new MoissonError('request.conflict', {
      detail: said('un des deux jeux n’est plus au catalogue', 'one of the two datasets is no longer in the catalogue'),
    });
  const decided = { ...suggestion, records: recordsToJoin(datasets), version: suggestion.version + 1 };
  await publishStatement(parts, decided, true);
  return settle(parts, suggestion, { ...decided, state: 'accepted' }, by);
};

/** Keeps the two apart for good. Throws `request.not-found` and `request.conflict`. */
export const refuseMerge = async (parts: OperatorParts, id: string, by: Actor): Promise<MergeSuggestion> => {
  const suggestion = await getSuggestion(parts, id);
  if (suggestion.state === 'refused') return suggestion;
  expectState(suggestion, ['waiting']);
  return settle(parts, suggestion, { ...suggestion, state: 'refused' }, by);
};

/** Takes a decision back: the suggestion waits again, and what was one dataset is two. Throws `request.not-found` and `request.conflict`. */
export const undoMerge = async (parts: OperatorParts, id: string, by: Actor): Promise<MergeSuggestion> => {
  const suggestion = await getSuggestion(parts, id);
  if (suggestion.state === 'waiting') return suggestion;
  expectState(suggestion, ['accepted', 'refused']);
  const isJoined = suggestion.state === 'accepted';
  const { decidedAt: _, decidedBy: __, ...undecided } = suggestion;
  const version = suggestion.version + (isJoined ? 1 : 0);
  if (isJoined) await publishStatement(parts, { ...suggestion, version }, false);
  return settle(parts, suggestion, { ...undecided, version, state: 'waiting' }, by);
};

/** Stores the decision, unless somebody else decided since it was read. */
const settle = async (
  { store, log }: OperatorParts,
  before: MergeSuggestion,
  after: MergeSuggestion,
  by: Actor,
): Promise<MergeSuggestion> => {
  const decidedAt = (await store.polls.now()).toISOString();
  const decision = after.state === 'waiting' ? {} : { decidedAt, decidedBy: by.name };
  const stored = await store.mergeSuggestions.change(before.id, (now) =>
    now.state === before.state && now.version === before.version ? { ...after, ...decision } : now,
  );
  log.info(
    { event: `merge.${after.state}`, suggestion: before.id, datasets: before.datasets, by: by.name },
    'merge decided',
  );
  return stored ?? after;
};

const expectState = ({ id, state }: MergeSuggestion, states: readonly MergeSuggestionState[]): void => {
  if (!states.includes(state))
    throw new MoissonError('request.conflict', {
      detail: said(`la suggestion ${id} est déjà décidée`, `suggestion ${id} is ${state}`),
    });
};
