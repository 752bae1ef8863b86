import { messageOf, MoissonError } from '@moisson/kernel';
import type { Search } from '@moisson/domain';
import type { Logger } from '@moisson/runtime';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 500;

/** Refreshes the search index regularly, so that no search has to wait for a long catch-up. */
export class FreshSearch {
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #read = false;

  constructor(search: Pick<Search, 'refresh'>, log: Logger) {
    this.#ended = this.#follow(search, log);
  }

  /** Throws `search.loading` until the whole catalogue has been read once. */
  check(): void {
    if (!this.#read) throw new MoissonError('search.loading');
  }

  /** Ends the refreshing; does not wait for a refresh in progress, which may read the whole catalogue. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #follow(search: Pick<Search, 'refresh'>, log: Logger): Promise<void> {
    const { signal } = this.#stopping;
    const stopped = once(signal, 'abort').then(() => 'stopped');
    let failed = false;
    while (!signal.aborted) {
      try {
        if ((await Promise.race([search.refresh(), stopped])) === 'stopped') return;
        [this.#read, failed] = [true, false];
      } catch (error) {
        // Logged once per outage; a search during it fails with the reason.
        if (!failed) log.warn({ event: 'search.behind', detail: messageOf(error) }, 'the catalogue cannot be read');
        failed = true;
      }
      await pause(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
