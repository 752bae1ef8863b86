import { z } from 'zod';
import { Instant, SourceId } from './ids.ts';
import { Bilingual, defined, LangText, ProblemCode } from '@moisson/kernel';

export const FeedState = z.enum(['fresh', 'late', 'stale', 'failing', 'held', 'paused', 'never-read']);
export type FeedState = z.infer<typeof FeedState>;

/** The state of a source's feed, for the status page. */
export const Feed = z.object({
  sourceId: SourceId,
  name: LangText.optional(),
  organization: z.string().optional(),
  state: FeedState,
  /** For the public: contains no requested address and no command. */
  reason: Bilingual,
  /** The full message of the problem, for operators. */
  detail: Bilingual.optional(),
  /** The problem that causes the state, if there is one. */
  problem: ProblemCode.optional(),
  /** What operators can do about the problem, if there is one. */
  action: Bilingual.optional(),
  /** When the feed entered the state, if known. */
  since: Instant.optional(),
  lastCompleteAt: Instant.optional(),
  /** When the last complete reading of the whole list began; later ones may have been of what changed. */
  lastFullAt: Instant.optional(),
  /** Since when the source is only probed once a day, after many failed runs. Its state stays what it is. */
  quarantinedSince: Instant.optional(),
  nextTryAt: Instant.optional(),
  records: z.int().nonnegative(),
});
export type Feed = Readonly<z.infer<typeof Feed>>;

/** That the content of a feed stays as it is for longer than it used to, although runs succeed. */
export const FrozenContent = z.object({
  since: Instant.describe('Since when that is longer than usual'),
  reason: Bilingual,
  lastChangeAt: Instant.describe('When the content last changed'),
  longestQuietDays: z.int().positive().describe('The longest time, in days, in which it did not change before'),
});
export type FrozenContent = Readonly<z.infer<typeof FrozenContent>>;

/** A feed for the public: without the full message of the problem and without the action for operators. */
export const PublicFeed = z.object({
  sourceId: SourceId,
  name: LangText.optional(),
  organization: z.string().optional(),
  state: FeedState,
  reason: Bilingual,
  problem: ProblemCode.optional(),
  since: Instant.optional(),
  lastCompleteAt: Instant.optional(),
  lastFullAt: Instant.optional(),
  quarantinedSince: Instant.optional(),
  /** Absent while its content moves as usual. Beside the state. */
  frozen: FrozenContent.optional(),
  nextTryAt: Instant.optional(),
  records: z.int().nonnegative(),
});
export type PublicFeed = Readonly<z.infer<typeof PublicFeed>>;

/** Returns the public part of a feed: the fields of `PublicFeed` only. */
export const publicFeed = (feed: Feed): PublicFeed => {
  const { sourceId, name, organization, state, reason, problem, records } = feed;
  const { since, lastCompleteAt, lastFullAt, quarantinedSince, nextTryAt } = feed;
  return {
    sourceId,
    ...defined({ name, organization }),
    ...{ state, reason },
    ...defined({ problem, since, lastCompleteAt, lastFullAt, quarantinedSince, nextTryAt }),
    records,
  };
};
