import { expect } from '@jest/globals';
import type { CatalogueChange, ChangeFeed, DatasetReads } from '@moisson/domain';
import type { DatasetId } from '@moisson/contracts';

const PAGE = 500;

/** What is known under an id: the revision of a live dataset, or the id that it leads to. */
type Known = number | DatasetId;

/** A follower's copy of the catalogue. Applying a change fails at a gap, and at an older revision after a newer one. */
export class FollowedCatalogue {
  readonly known = new Map<string, Known>();
  readonly #revisions = new Map<string, number>();
  /** Number of the last change applied. */
  number = 0;

  apply(number: number, change: CatalogueChange): void {
    expect(number).toBe(this.number + 1);
    this.number = number;
    if (change.kind === 'refresh') return;
    const { id, revision } = change;
    expect(revision).toBeGreaterThan(this.#revisions.get(id) ?? 0);
    this.#revisions.set(id, revision);
    if (change.kind === 'delete') this.known.delete(id);
    else this.known.set(id, change.kind === 'move' ? change.to : revision);
  }

  /** Applies what a feed has after the last change. */
  async follow(feed: ChangeFeed): Promise<void> {
    for (;;) {
      const entries = await feed.after(this.number, PAGE);
      if (entries.length === 0) return;
      for (const entry of entries) this.apply(entry.number, entry);
    }
  }
}

/** Returns what a follower must know of this catalogue. */
export const catalogueToFollow = async (reads: DatasetReads): Promise<ReadonlyMap<string, Known>> => {
  const known = new Map<string, Known>();
  for (let after: DatasetId | undefined; ;) {
    const page = await reads.revisions(after, PAGE);
    if (page.length === 0) return known;
    after = page.at(-1)!.id;
    const bodies = await reads.bodies(page.filter(({ state }) => state === 'redirect').map(({ id }) => id));
    for (const { id, revision, state } of page) {
      const body = bodies.get(id);
      if (state === 'live') known.set(id, revision);
      if (body?.state === 'redirect') known.set(id, body.to);
    }
  }
};

/** Expects that a follower of the feed has the catalogue. */
export const expectFollowed = async (store: {
  readonly changeFeed: ChangeFeed;
  readonly datasetReads: DatasetReads;
}): Promise<void> => {
  const follower = new FollowedCatalogue();
  await follower.follow(store.changeFeed);
  expect(follower.known).toEqual(await catalogueToFollow(store.datasetReads));
};
