import { z } from 'zod';
import { Instant, SourceId } from './ids.ts';
import { Bilingual, defined, LangText, ProblemCode } from '@moisson/kernel';

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

/** A feed as everyone may see it: without the problem in full, and without what operators can do about it. */
export const PublicFeed = z.object({
  sourceId: SourceId,
  name: LangText.optional(),
  organization: z.string().optional(),
  state: FeedState,
  reason: Bilingual,
  problem: ProblemCode.optional(),
  since: Instant.optional(),
  lastCompleteAt: Instant.optional(),
  nextTryAt: Instant.optional(),
  records: z.int().nonnegative(),
});
export type PublicFeed = Readonly<z.infer<typeof PublicFeed>>;

/** Returns what everyone may see of a feed: the fields of `PublicFeed` and no others. */
export const publicFeed = (feed: Feed): PublicFeed => {
  const { sourceId, name, organization, state, reason, problem, since, lastCompleteAt, nextTryAt, records } = feed;
  return {
    sourceId,
    ...defined({ name, organization }),
    ...{ state, reason },
    ...defined({ problem, since, lastCompleteAt, nextTryAt }),
    records,
  };
};
