import type { LogMessage } from '@moisson/domain';

interface Brought {
  readonly messages: readonly LogMessage[];
  readonly bytes: number;
  readonly done: PromiseWithResolvers<boolean>;
}

interface Limits {
  /** Messages per merged batch; a larger part is handled alone. */
  readonly maxBatch: number;
  /** Bytes of values per merged batch; a larger part is handled alone. */
  readonly maxBytes: number;
  /** Batches in progress at once. */
  readonly concurrency: number;
}

/**
 * Merges messages that several partitions bring at the same time into one batch, in the order of arrival: so one batch
 * of store queries serves all of them. `handle` resolves with whether it succeeded.
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

  /** Whether a batch is in progress or waiting. */
  get busy(): boolean {
    return this.#running + this.#waiting.length > 0;
  }

  /** Resolves when no batch is in progress or waiting. */
  async idle(): Promise<void> {
    if (this.busy) await (this.#idle ??= Promise.withResolvers()).promise;
  }

  /** Resolves with the result of `handle` for the batch that contained the messages. */
  add(messages: readonly LogMessage[]): Promise<boolean> {
    const done = Promise.withResolvers<boolean>();
    this.#waiting.push({ messages, bytes: bytesOf(messages), done });
    // Wait a turn, so that messages of other partitions join the batch.
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

const bytesOf = (messages: readonly { readonly value?: Uint8Array | null | undefined }[]): number =>
  messages.reduce((sum, { value }) => sum + (value?.byteLength ?? 0), 0);
