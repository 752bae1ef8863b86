import type { DatasetQuery, SearchPage } from '@moisson/domain';
import { BoundedMemory, type Bounded } from '@moisson/kernel';
import { createHash } from 'node:crypto';
import { refusedQuery } from './ckan-error.ts';

/** Ids that one step over a result skips, and the maximum of steps of one request. */
const [STEP, MAX_STEPS] = [5000, 20];
/** Places that are remembered, and milliseconds for which each is: a walk asks for its next page sooner. */
const [MAX_PLACES, MAX_AGE_MS] = [20_000, 15 * 60_000];
const [MAX_WALKS, MAX_WALK_MS] = [2000, 60 * 60_000];

interface Place {
  readonly cursor: string;
  readonly at: number;
}

type Search = (query: DatasetQuery) => Promise<SearchPage>;

/**
 * Serves offsets (`start`) from a search that has cursors. The end of each page is remembered: who walks the pages in order pays for each page alone, however
 * deep it is. Any other start is reached over ids, in steps; beyond 100,000 of them it is refused. As with every offset, a change of the catalogue between two
 * pages may repeat or skip a dataset, unless the walk is sorted by id.
 */
export class Starts {
  readonly #places = new BoundedMemory<Place>('ckan.starts', MAX_PLACES);
  /** By walk, the time for which its first page was asked. */
  readonly #walks = new BoundedMemory<Date>('ckan.walks', MAX_WALKS);
  readonly #now: () => number;

  /** `now`: milliseconds of a monotonic clock. */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  get bounds(): readonly Bounded[] {
    return [this.#places, this.#walks];
  }

  /** Returns what `NOW` is in a query: for later pages the time of the first one, so that all pages are of one result. */
  nowOf(walk: string, start: number, now = new Date()): Date {
    const key = digest(walk);
    const first = start === 0 ? undefined : this.#walks.get(key);
    if (first !== undefined && now.getTime() - first.getTime() < MAX_WALK_MS) return first;
    if (start === 0 && walk.includes('NOW')) this.#walks.set(key, now);
    return now;
  }

  /** Returns the page that begins at `start`, from 0; empty at or beyond the end. Throws a `CkanError` for a start too far from all that is known. */
  async page(search: Search, query: DatasetQuery, start: number): Promise<SearchPage> {
    const key = keyOf(query);
    if (start === 0) return this.#noted(key, start, query, await search(query));
    let cursor = this.#cursorAt(key, start);
    if (cursor === undefined) {
      const empty = await search({ ...query, limit: 0 });
      if (start >= empty.total) return empty;
      cursor = await this.#reach(search, query, key, start);
      // The catalogue became smaller meanwhile.
      if (cursor === undefined) return empty;
    }
    return this.#noted(key, start, query, await search({ ...query, cursor }));
  }

  async #reach(search: Search, query: DatasetQuery, key: string, start: number): Promise<string | undefined> {
    let at = start - (start % STEP);
    let cursor: string | undefined;
    for (let steps = 0; at > 0 && steps < MAX_STEPS; steps += 1, at -= STEP) {
      cursor = this.#cursorAt(key, at);
      if (cursor !== undefined) break;
    }
    if (cursor === undefined) {
      if (start > STEP * MAX_STEPS)
        throw refusedQuery(
          `start=${start} is too far: read the pages in order, each from the end of the last one, or narrow the search`,
        );
      at = 0;
    }
    while (at < start) {
      const limit = Math.min(STEP, start - at);
      const step: SearchPage = await search({
        ...query,
        ...{ limit, idsOnly: true, ...(cursor === undefined ? {} : { cursor }) },
      });
      if (step.next === undefined) return undefined;
      at += limit;
      cursor = step.next;
      this.#note(key, at, cursor);
    }
    return cursor;
  }

  #noted(key: string, start: number, { limit }: DatasetQuery, page: SearchPage): SearchPage {
    if (page.next !== undefined) this.#note(key, start + limit, page.next);
    return page;
  }

  #note(key: string, at: number, cursor: string): void {
    this.#places.set(`${key} ${at}`, { cursor, at: this.#now() });
  }

  #cursorAt(key: string, at: number): string | undefined {
    const place = this.#places.get(`${key} ${at}`);
    return place !== undefined && this.#now() - place.at < MAX_AGE_MS ? place.cursor : undefined;
  }
}

/** Returns a digest of what chooses and orders the results. */
const keyOf = ({ text, where, bbox, sort, asWritten }: DatasetQuery): string =>
  digest(JSON.stringify([text, where, bbox, sort, asWritten]));

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);
