/** Something that is read again once it is older than some time; whoever asks meanwhile gets what is at hand. */
export class Remembered<T> {
  readonly #read: () => Promise<T>;
  readonly #maxAgeMs: number;
  readonly #now: () => number;
  #known: { readonly value: T; readonly at: number } | undefined;
  #reading: Promise<T> | undefined;
  #next: Promise<T> | undefined;

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(read: () => Promise<T>, maxAgeMs: number, now = () => performance.now()) {
    [this.#read, this.#maxAgeMs, this.#now] = [read, maxAgeMs, now];
  }

  /** What is at hand, if anything was read yet. */
  get known(): T | undefined {
    return this.#known?.value;
  }

  /** What is at hand; the first time, what is read. Where reading again fails, the next who asks tries it. */
  async get(): Promise<T> {
    const known = this.#known;
    if (known === undefined) return this.fresh();
    if (this.#reading === undefined && this.#now() - known.at > this.#maxAgeMs) this.fresh().catch(() => undefined);
    return known.value;
  }

  /** A reading that begins after this was asked; all who ask while one is under way share the one after it. */
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
