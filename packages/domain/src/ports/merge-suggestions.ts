import type { MergeSuggestion, MergeSuggestionState } from '@moisson/contracts';

/** Datasets that look like one, and what a person decided. Lists skip unreadable ones. */
export interface MergeSuggestions {
  /** Stores a suggestion unless its id exists. Returns whether it was stored. */
  create(suggestion: MergeSuggestion): Promise<boolean>;
  get(id: string): Promise<MergeSuggestion | undefined>;
  /** The most alike first. */
  list(query: { readonly state?: MergeSuggestionState; readonly limit: number }): Promise<readonly MergeSuggestion[]>;
  /** Applies the change to the newest version and returns the result; undefined if there is no such suggestion. */
  change(id: string, change: (suggestion: MergeSuggestion) => MergeSuggestion): Promise<MergeSuggestion | undefined>;
}
