import type { Clock } from '@moisson/kernel';

/** A clock that moves only when a test advances it. */
export class ManualClock implements Clock {
  #now: number;

  constructor(start = '2026-11-24T12:00:00.000Z') {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance({ hours = 0, seconds = 0 }: { hours?: number; seconds?: number }): void {
    this.#now += hours * 3_600_000 + seconds * 1000;
  }
}
