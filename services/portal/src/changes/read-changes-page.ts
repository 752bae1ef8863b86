import type { FeedEntry } from '@moisson/domain';
import { MoissonError, said } from '@moisson/kernel';
import type { PortalStore } from '../portal-store.ts';
import { PAGE_SIZE } from './activities.ts';

/** For ever, as far as HTTP can say it. */
export const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' };

/** `next`: the first entry of the following page. Its presence closes this one, which will never change. */
export interface ReadPage {
  readonly entries: readonly FeedEntry[];
  readonly next: FeedEntry | undefined;
}

/** Returns a page of a feed. Throws `request.not-found` if it has no entry, or the feed is not this catalogue's. */
export const readChangesPage = async (
  { changeFeed }: Pick<PortalStore, 'changeFeed'>,
  { feed, page }: { readonly feed: string; readonly page: number },
): Promise<ReadPage> => {
  const entries =
    feed === (await changeFeed.identity()) ? await changeFeed.after((page - 1) * PAGE_SIZE, PAGE_SIZE + 1) : [];
  if (entries.length === 0)
    throw new MoissonError('request.not-found', { what: said(`page ${feed}/${page}`, `page ${feed}/${page}`) });
  return { entries: entries.slice(0, PAGE_SIZE), next: entries[PAGE_SIZE] };
};
