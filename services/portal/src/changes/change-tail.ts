import type { ChangeFeed, FeedEntry } from '@moisson/domain';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks at the end of the feed, while somebody waits. */
const LOOK_MS = 500;

/** The living end of the feed, looked at once for all who wait for it. */
export class ChangeTail {
  readonly #feed: ChangeFeed;
  readonly #stopping = new AbortController();
  readonly #reads = new Map<string, Promise<readonly FeedEntry[]>>();
  #waiting = 0;
  /** Number of the newest entry that was seen. */
  #newest = 0;
  #looking: Promise<void> | undefined;
  #wake = Promise.withResolvers<undefined>();

  constructor(feed: ChangeFeed) {
    this.#feed = feed;
  }

  /** Aborts when the portal stops. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Returns entries after a number. Callers at the same place share one read. Throws `OutageError`. */
  read(after: number, limit: number): Promise<readonly FeedEntry[]> {
    const key = `${after} ${limit}`;
    const known = this.#reads.get(key);
    if (known !== undefined) return known;
    const read = this.#feed.after(after, limit).finally(() => this.#reads.delete(key));
    this.#reads.set(key, read);
    return read;
  }

  /** Resolves with true when the feed may have an entry after this number; with false after `timeoutMs`, or when the signal aborts. */
  async changed(after: number, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    if (this.#newest > after) return true;
    this.#waiting += 1;
    const ended = new AbortController();
    try {
      this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
      const timeout = pause(timeoutMs, false, { signal: AbortSignal.any([signal, ended.signal]) });
      return await Promise.race([this.#wake.promise.then(() => true), timeout.catch(() => false)]);
    } finally {
      ended.abort();
      this.#waiting -= 1;
    }
  }

  stop(): void {
    this.#stopping.abort();
    this.#wake.resolve(undefined);
  }

  /** Looks until nobody waits any more. */
  async #look(): Promise<void> {
    while (this.#waiting > 0 && !this.signal.aborted) {
      // During an outage the streams stay open, and only their heartbeats go on.
      const { number } = await this.#feed.end().catch(() => ({ number: this.#newest }));
      if (number > this.#newest) {
        this.#newest = number;
        this.#wake.resolve(undefined);
        this.#wake = Promise.withResolvers();
      }
      await pause(LOOK_MS, undefined, { signal: this.signal, ref: false }).catch(() => undefined);
    }
  }
}
