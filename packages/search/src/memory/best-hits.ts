import type { SearchCursor } from './cursor.ts';

/** Compares two hits; negative if `a` comes first: higher score, then newer change, then lower id. */
export const inOrder = (a: SearchCursor, b: SearchCursor): number =>
  b.score - a.score || b.changedAt - a.changedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Keeps the first `size` of all offered hits, in order. */
export class BestHits {
  readonly #size: number;
  readonly hits: SearchCursor[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** The lowest score that can still enter the list. */
  get least(): number {
    return this.hits[this.#size - 1]?.score ?? 0;
  }

  clear(): void {
    this.hits.length = 0;
  }

  /** Returns whether such a hit would enter the list. Most do not, so the caller need not create them. */
  wants(score: number, changedAt: number, id: string): boolean {
    if (this.hits.length < this.#size) return true;
    const last = this.hits[this.#size - 1]!;
    if (score !== last.score) return score > last.score;
    return changedAt === last.changedAt ? id < last.id : changedAt > last.changedAt;
  }

  offer(hit: SearchCursor): void {
    let at = this.hits.length;
    while (at > 0 && inOrder(hit, this.hits[at - 1]!) < 0) at -= 1;
    this.hits.splice(at, 0, hit);
    if (this.hits.length > this.#size) this.hits.pop();
  }
}
