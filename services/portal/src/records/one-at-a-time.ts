import { MoissonError } from '@moisson/kernel';

/** Runs work that needs much memory one piece at a time. At most this many wait; more are refused. */
export class OneAtATime {
  readonly #maxWaiting: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(maxWaiting: number) {
    this.#maxWaiting = maxWaiting;
  }

  /** Throws `request.too-costly` if too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= this.#maxWaiting) throw new MoissonError('request.too-costly', {}, { retryable: true });
    this.#waiting += 1;
    const turn = this.#last.then(work).finally(() => (this.#waiting -= 1));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
