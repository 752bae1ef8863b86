import { MoissonError } from '@moisson/kernel';
import { maskingOf } from '@moisson/privacy';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of work before other requests have their turn. */
const TURN_MS = 10;
/** Milliseconds of the processor that one request may take in all; usual ones take less than 50. */
const MAX_MS = 5000;

/** What one visitor's request may take of the process: it works in short turns, and not without end. */
export class WorkBudget {
  readonly #maxMs: number;
  #usedMs = 0;

  constructor(maxMs = MAX_MS) {
    this.#maxMs = maxMs;
  }

  /** Does work that pauses in small steps. Throws `request.too-costly` where it takes more than the budget. */
  async run<T>(steps: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const begun = performance.now();
      const before = process.threadCpuUsage();
      do {
        const step = steps.next();
        if (step.done === true) return step.value;
      } while (performance.now() - begun < TURN_MS);
      // Of the processor, not by the clock: on a busy machine the same work takes longer.
      const { user, system } = process.threadCpuUsage(before);
      this.#usedMs += (user + system) / 1000;
      if (this.#usedMs > this.#maxMs) throw new MoissonError('request.too-costly', {}, { retryable: true });
      await nextTurn();
    }
  }

  /** A copy with personal contacts masked: see `maskContacts`. */
  masked<T>(value: T): Promise<T> {
    return this.run(maskingOf(value));
  }

  /** What `make` makes of each item, in turns. */
  each<T, R>(items: readonly T[], make: (item: T) => Generator<undefined, R>): Promise<R[]> {
    return this.run(eachOf(items, make));
  }
}

function* eachOf<T, R>(items: readonly T[], make: (item: T) => Generator<undefined, R>): Generator<undefined, R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(yield* make(item));
    yield;
  }
  return made;
}
