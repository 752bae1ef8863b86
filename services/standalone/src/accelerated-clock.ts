import type { Clock } from '@moisson/kernel';

/** A clock that runs faster than real time: simulated days pass in minutes. */
export class AcceleratedClock implements Clock {
  readonly #start = Date.now();
  readonly #from = performance.now();
  readonly #factor: number;

  constructor(factor: number) {
    this.#factor = factor;
  }

  now(): Date {
    return new Date(this.#start + (performance.now() - this.#from) * this.#factor);
  }
}
