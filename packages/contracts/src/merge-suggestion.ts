import { z } from 'zod';
import { DatasetId, Instant } from './ids.ts';

/** Why two datasets may be one. */
export const MergeReason = z.enum(['same-title', 'alike-title', 'same-organization', 'same-file', 'same-page']);
export type MergeReason = z.infer<typeof MergeReason>;

/**
 * `waiting`: for a person. `accepted`: they are one dataset. `refused`: they are not, and it is not suggested again. `withdrawn`: one of them
 * is gone, or they are one by their links.
 */
export const MergeSuggestionState = z.enum(['waiting', 'accepted', 'refused', 'withdrawn']);
export type MergeSuggestionState = z.infer<typeof MergeSuggestionState>;

/** Two datasets that look like one. */
export const MergeSuggestion = z.object({
  id: z.string(),
  datasets: z.tuple([DatasetId, DatasetId]),
  titles: z.tuple([z.string(), z.string()]),
  /** From 0 to 1: the higher, the more they are alike. */
  likeness: z.number().min(0).max(1),
  reasons: z.array(MergeReason),
  state: MergeSuggestionState,
  suggestedAt: Instant,
  decidedAt: Instant.optional(),
  decidedBy: z.string().optional(),
  /** The records that are one dataset, once it was accepted. */
  records: z.array(z.string()).optional(),
  /** Version of the last statement that was published about them. */
  version: z.int().nonnegative(),
});
export type MergeSuggestion = Readonly<z.infer<typeof MergeSuggestion>>;
