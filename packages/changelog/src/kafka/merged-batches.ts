import type { LogMessage } from '@moisson/domain';

interface Brought {
  readonly messages: readonly LogMessage[];
  readonly bytes: number;
  readonly done: PromiseWithResolvers<boolean>;
}

interface Limits {
  /** Messages that are handed over at once; who brings more gets them handed over alone. */
  readonly maxBatch: number;
  /** Bytes of values that are handed over at once, likewise. */
  readonly maxBytes: number;
  /** Batches in hand at once. */
  readonly concurrency: number;
}

/**
 * Hands over together what several partitions bring at once, in the order it came, so that one batch's questions to the store serve
 * them all. `handle` resolves with whether it did its work.
 */
export class MergedBatches {
  readonly #handle: (messages: readonly LogMessage[]) => Promise<boolean>;
  readonly #limits: Limits;
  readonly #waiting: Brought[] = [];
  #running = 0;
  #idle: PromiseWithResolvers<void> | undefined;

  constructor(handle: (messages: readonly LogMessage[]) => Promise<boolean>, limits: Limits) {
    this.#handle = handle;
    this.#limits = limits;
  }

  /** Whether something is in hand or waits. */
  get busy(): boolean {
    return this.#running + this.#waiting.length > 0;
  }

  /** Resolves once it is not busy. */
  async idle(): Promise<void> {
    if (this.busy) await (this.#idle ??= Promise.withResolvers()).promise;
  }

  /** What `handle` says of the batch in which they went. */
  add(messages: readonly LogMessage[]): Promise<boolean> {
    const done = Promise.withResolvers<boolean>();
    this.#waiting.push({ messages, bytes: bytesOf(messages), done });
    // What others bring in the same turn goes along.
    setImmediate(() => this.#start());
    return done.promise;
  }

  #start(): void {
    while (this.#running < this.#limits.concurrency && this.#waiting.length > 0) {
      const batch = this.#take();
      this.#running += 1;
      this.#handle(batch.flatMap(({ messages }) => messages))
        .then(
          (handled) => batch.forEach(({ done }) => done.resolve(handled)),
          (error: unknown) => batch.forEach(({ done }) => done.reject(error)),
        )
        .finally(() => {
          this.#running -= 1;
          this.#start();
        });
    }
    if (this.busy) return;
    this.#idle?.resolve();
    this.#idle = undefined;
  }

  #take(): Brought[] {
    const batch: Brought[] = [];
    const { maxBatch, maxBytes } = this.#limits;
    let [size, bytes] = [0, 0];
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      size += next.messages.length;
      bytes += next.bytes;
      if (batch.length > 0 && (size > maxBatch || bytes > maxBytes)) break;
      batch.push(next);
      this.#waiting.shift();
    }
    return batch;
  }
}

/** Bytes of the values of messages. */
const bytesOf = (messages: readonly { readonly value?: Uint8Array | null | undefined }[]): number =>
  messages.reduce((sum, { value }) => sum + (value?.byteLength ?? 0), 0);
