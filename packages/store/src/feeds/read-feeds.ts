import { isPublic, type Feed, type Hold, type Source, type SourceId, type SourceStatus } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import type { StoredRun } from '@moisson/domain';
import { feedOf, unknownStatus, type FeedStore } from './feed-of.ts';

const MAX_HOLDS = 10_000;

/** The state of every feed, and the lists from which it was computed, each read once. */
export interface Standing {
  /** By source id, in the order of the sources. */
  readonly feeds: readonly Feed[];
  readonly sources: readonly Source[];
  readonly statuses: readonly SourceStatus[];
  /** The newest run of each source. */
  readonly runs: readonly StoredRun[];
  /** Pending holds. */
  readonly holds: readonly Hold[];
  readonly now: Date;
}

/** Returns the state of every feed, by source id; drafts are nobody's feed yet. For one feed, use `readFeed`. */
export const readFeeds = async (store: FeedStore): Promise<readonly Feed[]> => {
  const { sources, feeds } = await readStanding(store);
  return feeds.filter((_, at) => isPublic(sources[at]!));
};

/** Returns the state of every feed with the sources, statuses, runs and holds, so that a page reads no list twice. */
export const readStanding = async (store: FeedStore): Promise<Standing> => {
  const [sources, statuses, runs, holds, departures, now] = await Promise.all([
    store.registry.list(),
    store.polls.statuses(),
    store.runs.latest(),
    store.holds.list({ state: 'pending', limit: MAX_HOLDS }),
    store.holds.departures(),
    store.polls.now(),
  ]);
  const bySource = <T extends { readonly sourceId: SourceId }>(items: readonly T[]): Map<SourceId, T> =>
    new Map(items.map((item) => [item.sourceId, item]));
  // A departure explains more than removals that also wait: nothing of its source is published.
  const [statusOf, runOf, holdOf] = [bySource(statuses), bySource(runs), bySource([...holds, ...departures])];
  const feeds = sources.map((source) =>
    feedOf({
      source,
      status: statusOf.get(source.id) ?? unknownStatus(source.id),
      ...defined({ lastRun: runOf.get(source.id), hold: holdOf.get(source.id) }),
      now,
    }),
  );
  return { feeds, sources, statuses, runs, holds, now };
};
