import type { SearchSort } from '@moisson/domain';
import { comparePlaces, type Place } from '../../plan/cursor.ts';
import type { Segment } from '../segment/segment.ts';
import type { Located } from '../segments.ts';

/** The place of a row in the results. */
export interface FoundPlace extends Place, Located {}

/** Keeps the first `size` of all offered places, in order. */
export class BestPlaces {
  readonly #size: number;
  readonly #sort: SearchSort;
  readonly places: FoundPlace[] = [];

  constructor(size: number, sort: SearchSort) {
    [this.#size, this.#sort] = [size, sort];
  }

  clear(): void {
    this.places.length = 0;
  }

  /** Returns whether a row with this title may enter the list. */
  mayWantTitle(segment: Segment, row: number): boolean {
    const last = this.places[this.#size - 1];
    return last === undefined || segment.compareTitle(row, last.title) <= 0;
  }

  /** Returns whether a row with this first part of its order may enter the list. Most may not, so the caller need not create their places. */
  mayWant(points: number, changedAt: number): boolean {
    const last = this.places[this.#size - 1];
    if (last === undefined) return true;
    if (this.#sort === 'relevance' && points !== last.points) return points > last.points;
    return changedAt >= last.changedAt;
  }

  offer(place: FoundPlace): void {
    const compare = comparePlaces[this.#sort];
    const last = this.places[this.#size - 1];
    if (last !== undefined && compare(last, place) < 0) return;
    let [low, high] = [0, this.places.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(place, this.places[middle]!) < 0) high = middle;
      else low = middle + 1;
    }
    this.places.splice(low, 0, place);
    if (this.places.length > this.#size) this.places.pop();
  }
}
