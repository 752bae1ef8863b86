/** A value that is read again once it is older than a given time; callers meanwhile get the known one. */
export class Remembered<T> {
  readonly #read: () => Promise<T>;
  readonly #maxAgeMs: number;
  readonly #now: () => number;
  #known: { readonly value: T; readonly at: number } | undefined;
  #reading: Promise<T> | undefined;
  #next: Promise<T> | undefined;

  /** `now`: milliseconds of a monotonic clock. */
  constructor(read: () => Promise<T>, maxAgeMs: number, now = () => performance.now()) {
    [this.#read, this.#maxAgeMs, this.#now] = [read, maxAgeMs, now];
  }

  /** The last value read, if any. */
  get known(): T | undefined {
    return this.#known?.value;
  }

  /** Returns the last value; the first time, waits for it. If a later read fails, the next caller tries again. */
  async get(): Promise<T> {
    const known = this.#known;
    if (known === undefined) return this.fresh();
    if (this.#reading === undefined && this.#now() - known.at > this.#maxAgeMs) this.fresh().catch(() => undefined);
    return known.value;
  }

  /** Returns the value of a read that begins after this call; concurrent callers share the next read. */
  fresh(): Promise<T> {
    this.#next ??= (this.#reading ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#reading = this.#readOnce();
        return this.#reading;
      });
    return this.#next;
  }

  async #readOnce(): Promise<T> {
    try {
      const at = this.#now();
      const value = await this.#read();
      this.#known = { value, at };
      return value;
    } finally {
      this.#reading = undefined;
    }
  }
}
