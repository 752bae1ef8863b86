import { z } from 'zod';
import { Instant, SourceId } from './ids.ts';
import { ProblemCode } from './problem-codes.ts';
import { Bilingual, LangText } from './text.ts';

export const FeedState = z.enum(['fresh', 'late', 'stale', 'failing', 'held', 'paused', 'never-read']);
export type FeedState = z.infer<typeof FeedState>;

/** How a source's feed stands, for the status page. */
export const Feed = z.object({
  sourceId: SourceId,
  name: LangText.optional(),
  organization: z.string().optional(),
  state: FeedState,
  reason: Bilingual,
  /** The problem behind the state, where there is one. */
  problem: ProblemCode.optional(),
  /** What to do about it, where a problem is known. */
  action: Bilingual.optional(),
  since: Instant.optional(),
  lastCompleteAt: Instant.optional(),
  nextTryAt: Instant.optional(),
  records: z.int().nonnegative(),
});
export type Feed = Readonly<z.infer<typeof Feed>>;
