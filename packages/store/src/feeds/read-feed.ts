import type { Feed, Source, SourceId, SourceStatus } from '@moisson/contracts';
import { announceUnreadable, defined, OutageError } from '@moisson/kernel';
import type { StoredRun } from '@moisson/domain';
import { feedOf, unknownStatus, type FeedStore } from './feed-of.ts';

/** One source, the state of its feed and what that was read from. */
interface OneFeed {
  readonly source: Source;
  readonly status: SourceStatus;
  readonly lastRun?: StoredRun;
  readonly feed: Feed;
}

/** One source and the state of its feed, or nothing where it is not registered. Reads nothing of the other sources. Throws where the source itself cannot be read. */
export const readFeed = async (store: FeedStore, id: SourceId): Promise<OneFeed | undefined> => {
  const [source, known, [lastRun], hold, now] = await Promise.all([
    store.registry.get(id),
    readable('poll', id, () => store.polls.status(id)),
    store.runs.list({ sourceId: id, limit: 1 }),
    readable('hold', id, () => store.holds.pending(id)),
    store.polls.now(),
  ]);
  if (source === undefined) return undefined;
  const status = known ?? unknownStatus(id);
  return {
    source,
    status,
    ...defined({ lastRun }),
    feed: feedOf({ source, status, ...defined({ lastRun, hold }), now }),
  };
};

/** What `read` returns, or nothing where it cannot be read: as lists leave it out. Throws an `OutageError`. */
const readable = async <T>(kind: string, id: SourceId, read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof OutageError) throw error;
    announceUnreadable(kind, id, error);
    return undefined;
  }
};
