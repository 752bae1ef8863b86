import { publicFeed, type PublicFeed, type SourceId } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { maskContacts } from '@moisson/privacy';
import { readFeed, readFeeds } from '@moisson/store';
import type { MonitorStore } from '../monitor-store.ts';

/** Returns the state of every feed. Personal contacts in names are masked, as in the portal. */
export const publicFeeds = async (store: MonitorStore): Promise<readonly PublicFeed[]> =>
  maskContacts((await readFeeds(store)).map(publicFeed));

/** Returns the state of one feed, masked alike. Throws `request.not-found`. */
export const publicFeedOf = async (store: MonitorStore, id: SourceId): Promise<PublicFeed> => {
  const found = await readFeed(store, id);
  if (found === undefined) throw new MoissonError('request.not-found', { what: `source ${id}` });
  return maskContacts(publicFeed(found.feed));
};
