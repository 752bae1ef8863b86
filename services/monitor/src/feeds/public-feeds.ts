import { isPublic, publicFeed, type PublicFeed, type SourceId } from '@moisson/contracts';
import { withFrozen } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import { maskContacts } from '@moisson/privacy';
import { readFeed, readFeeds } from '@moisson/store';
import type { MonitorStore } from '../monitor-store.ts';

/** Returns the state of every feed, and whether its content is frozen. Personal contacts in names are masked, as in the portal. */
export const publicFeeds = async (store: MonitorStore): Promise<readonly PublicFeed[]> => {
  const [feeds, rhythms, now] = await Promise.all([readFeeds(store), store.feedHistory.rhythms(), store.polls.now()]);
  const rhythmOf = new Map(rhythms.map((rhythm) => [rhythm.sourceId, rhythm]));
  return maskContacts(feeds.map((feed) => withFrozen(publicFeed(feed), rhythmOf.get(feed.sourceId), now)));
};

/** Returns the state of one feed, alike. Throws `request.not-found`. */
export const publicFeedOf = async (store: MonitorStore, id: SourceId): Promise<PublicFeed> => {
  const [found, rhythm, now] = await Promise.all([
    readFeed(store, id),
    store.feedHistory.rhythm(id),
    store.polls.now(),
  ]);
  if (found === undefined || !isPublic(found.source))
    throw new MoissonError('request.not-found', { what: `source ${id}` });
  return maskContacts(withFrozen(publicFeed(found.feed), rhythm, now));
};
