import type { SearchSort } from '@moisson/domain';
import { comparePlaces, type Place } from '../plan/cursor.ts';

/** Keeps the first `size` of all offered places, in order. */
export class BestPlaces {
  readonly #size: number;
  readonly #sort: SearchSort;
  readonly places: Place[] = [];

  constructor(size: number, sort: SearchSort) {
    [this.#size, this.#sort] = [size, sort];
  }

  clear(): void {
    this.places.length = 0;
  }

  /** Returns whether a place with this first part of its order may enter the list. Most may not, so the caller need not create them. */
  mayWant(points: number, changedAt: number): boolean {
    const last = this.places[this.#size - 1];
    if (last === undefined || this.#sort === 'title') return true;
    if (this.#sort === 'relevance' && points !== last.points) return points > last.points;
    return changedAt >= last.changedAt;
  }

  offer(place: Place): void {
    const compare = comparePlaces[this.#sort];
    const last = this.places[this.#size - 1];
    if (last !== undefined && compare(last, place) < 0) return;
    let at = this.places.length;
    while (at > 0 && compare(place, this.places[at - 1]!) < 0) at -= 1;
    this.places.splice(at, 0, place);
    if (this.places.length > this.#size) this.places.pop();
  }
}
