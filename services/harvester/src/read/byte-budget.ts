interface Waiting {
  readonly bytes: number;
  readonly grant: () => void;
}

/**
 * The bytes that all runs of one process may hold together, so that many large sources at once take no more memory than a few. Granted in
 * the order of requests.
 */
export class ByteBudget {
  readonly #limit: number;
  #held = 0;
  readonly #waiting: Waiting[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get held(): number {
    return this.#held;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Opens the share of one run: all of it is released when the run ends. */
  open(): ByteShare {
    return new ByteShare(this);
  }

  /** Resolves once these bytes are free. A request above the whole budget counts as the whole budget. */
  async take(bytes: number): Promise<void> {
    const wanted = Math.min(bytes, this.#limit);
    if (this.#waiting.length > 0 || this.#held + wanted > this.#limit)
      await new Promise<void>((resolve) => this.#waiting.push({ bytes: wanted, grant: resolve }));
    else this.#held += wanted;
  }

  /** Takes these bytes if they are free now and nobody waits; returns whether it did. */
  takeNow(bytes: number): boolean {
    if (this.#waiting.length > 0 || this.#held + bytes > this.#limit) return false;
    this.#held += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#held -= Math.min(bytes, this.#limit);
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (this.#held + next.bytes > this.#limit) return;
      this.#waiting.shift();
      this.#held += next.bytes;
      next.grant();
    }
  }
}

export class ByteShare {
  readonly #budget: ByteBudget;
  #held = 0;
  #closed = false;

  constructor(budget: ByteBudget) {
    this.#budget = budget;
  }

  async take(bytes: number): Promise<void> {
    await this.#budget.take(bytes);
    this.#held += bytes;
    // The run ended while this waited: nobody else would release it.
    if (this.#closed) this.give(bytes);
  }

  takeNow(bytes: number): boolean {
    if (this.#closed || !this.#budget.takeNow(bytes)) return false;
    this.#held += bytes;
    return true;
  }

  give(bytes: number): void {
    if (bytes === 0 || this.#held === 0) return;
    this.#held -= bytes;
    this.#budget.give(bytes);
  }

  close(): void {
    this.#closed = true;
    this.give(this.#held);
  }
}
