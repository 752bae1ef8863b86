import { messageOf, MoissonError } from '@moisson/kernel';
import type { Search } from '@moisson/domain';
import type { Logger } from '@moisson/runtime';
import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 500;

/** Keeps what searches are answered from up to date, so that none finds much left to read. */
export class FreshSearch {
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #read = false;

  constructor(search: Pick<Search, 'refresh'>, log: Logger) {
    this.#ended = this.#follow(search, log);
  }

  /** Throws `search.loading` until the whole catalogue was read once. */
  check(): void {
    if (!this.#read) throw new MoissonError('search.loading');
  }

  /** Resolves when nothing is read any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #follow(search: Pick<Search, 'refresh'>, log: Logger): Promise<void> {
    const { signal } = this.#stopping;
    let failed = false;
    while (!signal.aborted) {
      try {
        await search.refresh();
        [this.#read, failed] = [true, false];
      } catch (error) {
        // Told once an outage: a search that meets it fails, and says why.
        if (!failed) log.warn({ event: 'search.behind', detail: messageOf(error) }, 'the catalogue cannot be read');
        failed = true;
      }
      await pause(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
