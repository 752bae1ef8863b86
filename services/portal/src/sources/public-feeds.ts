import { publicFeed, type PublicFeed } from '@moisson/contracts';
import { readFeeds } from '@moisson/store';
import type { PortalStore } from '../portal-store.ts';

/** How every feed stands now, as everyone may see it. */
export const publicFeeds = async (store: PortalStore): Promise<readonly PublicFeed[]> =>
  (await readFeeds(store)).map(publicFeed);
