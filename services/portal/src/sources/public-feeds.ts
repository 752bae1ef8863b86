import { isPublic, publicFeed, type PublicFeed, type SourceId } from '@moisson/contracts';
import { withFrozen } from '@moisson/domain';
import { announceUnreadable, MoissonError, OutageError } from '@moisson/kernel';
import { readFeed, readFeeds, readStanding } from '@moisson/store';
import type { PortalStore } from '../portal-store.ts';
import { sourceWithFeed, type SourceWithFeed } from './public-source.ts';

/** Returns the state of every feed. */
export const publicFeeds = async (store: PortalStore): Promise<readonly PublicFeed[]> => {
  const [feeds, frozen] = await Promise.all([readFeeds(store), frozenBy(store)]);
  return feeds.map((feed) => frozen(publicFeed(feed)));
};

/** Returns what adds to a feed that its content is frozen. */
const frozenBy = async ({ feedHistory, polls }: PortalStore): Promise<(feed: PublicFeed) => PublicFeed> => {
  const [rhythms, now] = await Promise.all([feedHistory.rhythms(), polls.now()]);
  const rhythmOf = new Map(rhythms.map((rhythm) => [rhythm.sourceId, rhythm]));
  return (feed) => withFrozen(feed, rhythmOf.get(feed.sourceId), now);
};

/** Returns every source with the state of its feed. */
export const publicSources = async (store: PortalStore): Promise<readonly SourceWithFeed[]> => {
  const [{ sources, feeds }, frozen] = await Promise.all([readStanding(store), frozenBy(store)]);
  return sources.flatMap((source, at) =>
    isPublic(source) ? [sourceWithFeed(source, frozen(publicFeed(feeds[at]!)))] : [],
  );
};

/** Returns one source with the state of its feed. Throws `request.not-found`. */
export const publicSourceOf = async (
  store: PortalStore,
  id: SourceId,
): Promise<SourceWithFeed & { readonly feed: PublicFeed }> => {
  const [found, rhythm, now] = await Promise.all([
    readFeed(store, id),
    store.feedHistory.rhythm(id),
    store.polls.now(),
  ]);
  if (found === undefined || !isPublic(found.source))
    throw new MoissonError('request.not-found', { what: `source ${id}` });
  const feed = withFrozen(publicFeed(found.feed), rhythm, now);
  return { ...sourceWithFeed(found.source, feed), feed };
};

/** Returns the feeds of a few sources, each read by itself. Sources that are not registered, or cannot be read, are left out. */
export const publicFeedsOf = async (store: PortalStore, ids: Iterable<SourceId>): Promise<readonly PublicFeed[]> => {
  const found = await Promise.all([...new Set(ids)].map((id) => readableFeed(store, id)));
  return found.filter((feed) => feed !== undefined);
};

const readableFeed = async (store: PortalStore, id: SourceId): Promise<PublicFeed | undefined> => {
  try {
    const found = await readFeed(store, id);
    return found && publicFeed(found.feed);
  } catch (error) {
    if (error instanceof OutageError) throw error;
    announceUnreadable('source', id, error);
    return undefined;
  }
};
