import type { Feed, Source, SourceId, SourceStatus } from '@moisson/contracts';
import { announceUnreadable, defined, OutageError } from '@moisson/kernel';
import type { StoredRun } from '@moisson/domain';
import { feedOf, unknownStatus, type FeedStore } from './feed-of.ts';

/** One source, the state of its feed, and the values from which that was computed. */
interface OneFeed {
  readonly source: Source;
  readonly status: SourceStatus;
  readonly lastRun?: StoredRun;
  readonly feed: Feed;
}

/**
 * Returns one source and the state of its feed, or undefined if it is not registered. Reads no other source. Throws if the source itself
 * cannot be read.
 */
export const readFeed = async (store: FeedStore, id: SourceId): Promise<OneFeed | undefined> => {
  const [source, known, [lastRun], removals, departure, now] = await Promise.all([
    store.registry.get(id),
    readable('poll', id, () => store.polls.status(id)),
    store.runs.list({ sourceId: id, limit: 1 }),
    readable('hold', id, () => store.holds.pending(id)),
    readable('hold', id, () => store.holds.departure(id)),
    store.polls.now(),
  ]);
  if (source === undefined) return undefined;
  const status = known ?? unknownStatus(id);
  return {
    source,
    status,
    ...defined({ lastRun }),
    feed: feedOf({ source, status, ...defined({ lastRun, hold: departure ?? removals }), now }),
  };
};

/** Returns the result of `read`, or undefined if it cannot be parsed, as lists leave such entries out. Throws an `OutageError`. */
const readable = async <T>(kind: string, id: SourceId, read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof OutageError) throw error;
    announceUnreadable(kind, id, error);
    return undefined;
  }
};
