import { z } from 'zod';
import { Instant, SourceId } from './ids.ts';
import { ProblemCode, Bilingual, LangText } from '@moisson/kernel';

export const FeedState = z.enum(['fresh', 'late', 'stale', 'failing', 'held', 'paused', 'never-read']);
export type FeedState = z.infer<typeof FeedState>;

/** How a source's feed stands, for the status page. */
export const Feed = z.object({
  sourceId: SourceId,
  name: LangText.optional(),
  organization: z.string().optional(),
  state: FeedState,
  /** For everyone: no address that was asked, no command. */
  reason: Bilingual,
  /** What the problem behind the state says in full, for operators. */
  detail: Bilingual.optional(),
  /** The problem behind the state, where there is one. */
  problem: ProblemCode.optional(),
  /** What operators can do about it, where a problem is known. */
  action: Bilingual.optional(),
  /** Since when it is in that state, where that is known. */
  since: Instant.optional(),
  lastCompleteAt: Instant.optional(),
  nextTryAt: Instant.optional(),
  records: z.int().nonnegative(),
});
export type Feed = Readonly<z.infer<typeof Feed>>;

/** A feed as everyone may see it. */
export const PublicFeed = Feed.omit({ detail: true, action: true });
export type PublicFeed = Readonly<z.infer<typeof PublicFeed>>;

export const publicFeed = ({ detail: _, action: __, ...feed }: Feed): PublicFeed => feed;
