import type { FetchedBody, SourceFetch } from '@moisson/domain';

/** Bytes that count as progress (or the end of the answer): a byte a second does not. */
const PROGRESS_BYTES = 16 * 1024;

/** Measures how long a run has been waiting for its source: for its host's turn, a connection, or bytes; not for us. */
export class SourceWait {
  readonly #now: () => number;
  #pending = 0;
  #since = 0;
  #bytes = 0;
  /** Milliseconds of waits that ended since the run last made progress. */
  #waited = 0;

  /** `now`: milliseconds of a monotonic clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds of waiting since the run last made progress. */
  get milliseconds(): number {
    return this.#waited + this.#current;
  }

  async during<T>(answer: () => Promise<T>): Promise<T> {
    if (this.#pending === 0) this.#since = this.#now();
    this.#pending += 1;
    try {
      return await answer();
    } finally {
      if (this.#pending === 1) this.#waited += this.#current;
      this.#pending -= 1;
    }
  }

  received(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes >= PROGRESS_BYTES) this.wentOn();
  }

  wentOn(): void {
    this.#bytes = 0;
    this.#waited = 0;
  }

  get #current(): number {
    return this.#pending === 0 ? 0 : this.#now() - this.#since;
  }
}

/** Returns the same fetch, with its waits measured. */
export const watchedFetch = (fetch: SourceFetch, wait: SourceWait): SourceFetch => ({
  send: async (request) => {
    const body: FetchedBody = await wait.during(() => fetch.send(request));
    return { ...body, chunks: watchedChunks(body.chunks, wait) };
  },
});

async function* watchedChunks(chunks: AsyncIterable<Uint8Array>, wait: SourceWait): AsyncGenerator<Uint8Array> {
  const reading = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await wait.during(() => reading.next());
      if (step.done === true) break;
      wait.received(step.value.byteLength);
      yield step.value;
    }
    wait.wentOn();
  } finally {
    await reading.return?.();
  }
}
