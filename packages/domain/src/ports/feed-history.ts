import type { FeedSpell, SourceId } from '@moisson/contracts';
import type { DayBucket } from '../freshness/history/day-bucket.ts';
import type { ContentRhythm } from '../freshness/history/content-rhythm.ts';

/** How feeds were in the past. Lists skip unreadable spells. */
export interface FeedHistory {
  /** Returns the spells that last, of all feeds. */
  lasting(): Promise<readonly FeedSpell[]>;
  /** Returns the newest spells of a feed, newest first. */
  of(sourceId: SourceId, limit: number): Promise<readonly FeedSpell[]>;
  /** Writes spells; each replaces the one of its feed with the same beginning and state. */
  put(spells: readonly FeedSpell[]): Promise<void>;
  /** Returns when the contents of all feeds changed. */
  rhythms(): Promise<readonly ContentRhythm[]>;
  /** Returns undefined for a feed whose runs were never considered. */
  rhythm(sourceId: SourceId): Promise<ContentRhythm | undefined>;
  putRhythms(rhythms: readonly ContentRhythm[]): Promise<void>;
  /** When the feeds were last looked at. */
  watchedUntil(): Promise<Date | undefined>;
  /** Notes that the feeds were looked at. */
  watched(at: Date): Promise<void>;
  /** Writes buckets; each replaces the one of its feed and day. */
  putBuckets(buckets: readonly DayBucket[]): Promise<void>;
  /** Returns the buckets of a feed on these dates, oldest first; a day without one is left out. */
  buckets(sourceId: SourceId, dates: readonly string[]): Promise<readonly DayBucket[]>;
}
