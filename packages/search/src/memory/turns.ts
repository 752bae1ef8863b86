import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Work } from './work.ts';

/** Milliseconds of one piece of work between two turns of the event loop. */
export const SLICE_MS = 4;

/** Does work for at most `SLICE_MS`. Returns its result once it is done. */
export const slice = <T>(work: Work<T>): IteratorResult<undefined, T> => {
  const end = performance.now() + SLICE_MS;
  let step = work.next();
  while (step.done !== true && performance.now() < end) step = work.next();
  return step;
};

interface Task {
  /** Milliseconds. */
  spent: number;
  /** Returns whether it is done. */
  readonly go: () => boolean;
}

/**
 * Does several pieces of work in slices, one slice a turn of the event loop. First the work that has taken the least time: a short search
 * does not wait for a long one.
 */
export class Turns {
  readonly #tasks: Task[] = [];

  /** Resolves with the result of the work, or rejects with what it throws. */
  run<T>(work: Work<T>): Promise<T> {
    const done = Promise.withResolvers<T>();
    const go = (): boolean => {
      try {
        const step = slice(work);
        if (step.done === true) done.resolve(step.value);
        return step.done === true;
      } catch (error) {
        done.reject(error);
        return true;
      }
    };
    this.#tasks.push({ spent: 0, go });
    if (this.#tasks.length === 1) void this.#takeTurns();
    return done.promise;
  }

  async #takeTurns(): Promise<void> {
    while (this.#tasks.length > 0) {
      const task = this.#tasks.reduce((least, one) => (one.spent < least.spent ? one : least));
      const start = performance.now();
      if (task.go()) this.#tasks.splice(this.#tasks.indexOf(task), 1);
      else task.spent += performance.now() - start;
      if (this.#tasks.length > 0) await nextTurn();
    }
  }
}
