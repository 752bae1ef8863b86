import { MoissonError } from '@moisson/kernel';
import { maskingOf } from '@moisson/privacy';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of work before other requests get a turn. */
const TURN_MS = 10;
/** Milliseconds of CPU time that one request may take in all; usual ones take less than 50. */
const MAX_MS = 5000;

/** Limits the CPU time of one visitor's request: it works in short turns, up to a maximum. */
export class WorkBudget {
  readonly #maxMs: number;
  #usedMs = 0;

  constructor(maxMs = MAX_MS) {
    this.#maxMs = maxMs;
  }

  /** Does work that pauses in small steps. Throws `request.too-costly` if it exceeds the budget. */
  async run<T>(steps: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const begun = performance.now();
      const before = process.threadCpuUsage();
      do {
        const step = steps.next();
        if (step.done === true) return step.value;
      } while (performance.now() - begun < TURN_MS);
      // CPU time, not elapsed time: on a busy machine the same work takes longer.
      const { user, system } = process.threadCpuUsage(before);
      this.#usedMs += (user + system) / 1000;
      if (this.#usedMs > this.#maxMs) throw new MoissonError('request.too-costly', {}, { retryable: true });
      await nextTurn();
    }
  }

  /** Returns a copy with personal contacts masked: see `maskContacts`. */
  masked<T>(value: T): Promise<T> {
    return this.run(maskingOf(value));
  }

  /** Applies `make` to each item, in turns. */
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
