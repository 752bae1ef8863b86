interface Waiting {
  readonly bytes: number;
  readonly grant: () => void;
}

/**
 * Bytes that the runs of one process may hold between them, so that many large sources at once take no more memory than a
 * few. Granted in the order in which they are asked for.
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

  /** The part of one run: given back as a whole when the run ends. */
  open(): ByteShare {
    return new ByteShare(this);
  }

  /** Resolves once these bytes are free. More than the whole budget counts as the whole. */
  async take(bytes: number): Promise<void> {
    const wanted = Math.min(bytes, this.#limit);
    if (this.#waiting.length > 0 || this.#held + wanted > this.#limit)
      await new Promise<void>((resolve) => this.#waiting.push({ bytes: wanted, grant: resolve }));
    else this.#held += wanted;
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
    // The run ended while this waited: nobody would give it back.
    if (this.#closed) this.give(bytes);
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
