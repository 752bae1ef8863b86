import { bodyOf } from './api-error.ts';
import type { MoissonClient } from './connect.ts';
import type { operations } from './generated/portal-api.ts';

type Page = operations['getChangesPage']['responses'][200]['content']['application/ld+json'];
/** One change of the catalogue. Its `id` is its place in the feed. */
export type Activity = Page['orderedItems'][number];

/** The portal has the feed of another catalogue now: what was read of the former one has to be read anew. */
export class ReplacedFeedError extends Error {
  constructor(after: string) {
    super(`${after} is not in the feed of this portal: read everything anew, without "after"`);
    this.name = 'ReplacedFeedError';
  }
}

/**
 * Yields the changes of the catalogue, the oldest first, up to the present end of the feed. `after`: the `id` of the last change that the
 * caller has. Throws `ReplacedFeedError` if that is not in this feed, and `MoissonApiError`.
 */
export async function* changesOf(client: MoissonClient, after?: string): AsyncGenerator<Activity> {
  const { first, last } = await bodyOf(client.GET('/api/v1/changes'));
  const known = after === undefined ? undefined : placeOf(after);
  if (first === undefined || last === undefined) {
    if (after !== undefined) throw new ReplacedFeedError(after);
    return;
  }
  const { feed, page: firstPage } = placeOf(first.id);
  const isKnown = known?.feed === feed && known.page <= placeOf(last.id).page;
  if (after !== undefined && !isKnown) throw new ReplacedFeedError(after);
  let isNew = after === undefined;
  for (let page = known?.page ?? firstPage; ; page += 1) {
    const { orderedItems, next } = await bodyOf(
      client.GET('/api/v1/changes/{feed}/{page}', { params: { path: { feed, page } } }),
    );
    for (const activity of orderedItems) {
      if (isNew) yield activity;
      else isNew = activity.id === after;
    }
    if (!isNew) throw new ReplacedFeedError(after!);
    if (next === undefined) return;
  }
}

/** Returns the feed and the page in the address of a page, or of a change. An address of another form is in no feed. */
const placeOf = (id: string): { readonly feed: string; readonly page: number } => {
  const [feed = '', page] = new URL(id).pathname.split('/').slice(-2);
  return { feed, page: Number(page) };
};
