import { growingPause, type Clock } from '@moisson/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { publishChanges, type FeedPorts } from './publish-changes.ts';

/** Milliseconds between two looks for changes: a subscriber learns of one within a second. */
const PAUSE_MS = 500;

/**
 * Keeps the feed of changes up to date until it is stopped. Each indexer runs one. An outage of the store delays the feed and loses nothing:
 * it is compared with the catalogue, not told by the indexing.
 */
export class ChangeFeedWriter {
  readonly #ports: FeedPorts;
  readonly #clock: Clock;
  readonly #onOutage: (error: unknown, attempt: number) => void;
  readonly #stopping = new AbortController();
  #ended: Promise<void> = Promise.resolve();
  #running: Promise<void> = Promise.resolve();

  constructor(ports: FeedPorts, clock: Clock, onOutage: (error: unknown, attempt: number) => void) {
    [this.#ports, this.#clock, this.#onOutage] = [ports, clock, onOutage];
  }

  start(): void {
    this.#ended = this.#run();
  }

  /** Appends all that changed before the call. Throws `OutageError`. */
  catchUp(): Promise<void> {
    this.#running = this.#running.catch(() => undefined).then(() => this.#turns());
    return this.#running;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #turns(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted && (await publishChanges(this.#ports, () => this.#clock.now(), signal)));
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted;)
      try {
        await this.catchUp();
        failures = 0;
        await pause(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
      } catch (error) {
        failures += 1;
        this.#onOutage(error, failures);
        await growingPause(failures, signal);
      }
  }
}
