import type { SearchCursor } from './cursor.ts';

/** Negative where `a` comes first: higher score, then newer change, then lower id. */
export const inOrder = (a: SearchCursor, b: SearchCursor): number =>
  b.score - a.score || b.changedAt - a.changedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The first so many of all hits that are offered, in order. */
export class BestHits {
  readonly #size: number;
  readonly hits: SearchCursor[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** Whether one that is neither after these is worth offering. */
  wants(score: number, changedAt: number): boolean {
    const last = this.hits.length < this.#size ? undefined : this.hits.at(-1)!;
    return last === undefined || score > last.score || (score === last.score && changedAt >= last.changedAt);
  }

  offer(hit: SearchCursor): void {
    if (this.hits.length === this.#size && inOrder(hit, this.hits.at(-1)!) > 0) return;
    let at = this.hits.length;
    while (at > 0 && inOrder(hit, this.hits[at - 1]!) < 0) at -= 1;
    this.hits.splice(at, 0, hit);
    if (this.hits.length > this.#size) this.hits.pop();
  }
}
