import type { Clock } from '@moisson/kernel';
import { ManualClock } from '@moisson/testkit';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Virtual time, in which hours pass in seconds: a clock, a monotonic clock, and sleeps that end when the time is moved to their end. */
export class VirtualTime implements Clock {
  readonly #clock = new ManualClock();
  #elapsed = 0;
  #sleepers: Sleeper[] = [];

  now(): Date {
    return this.#clock.now();
  }

  /** Returns the milliseconds since the start. */
  readonly elapsed = (): number => this.#elapsed;

  /** Number of pending sleeps. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at: this.#elapsed + milliseconds, wake }));
  }

  /** Moves to the next end of a sleep, at most to `limit`; ends the sleeps that are due. */
  forward(limit: number): void {
    const to = Math.min(limit, ...this.#sleepers.map(({ at }) => at));
    this.#clock.advance({ seconds: (to - this.#elapsed) / 1000 });
    this.#elapsed = to;
    const due = this.#sleepers.filter(({ at }) => at <= to);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > to);
    for (const { wake } of due) wake();
  }
}
