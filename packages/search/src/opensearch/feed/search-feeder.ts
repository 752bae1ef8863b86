import { growingPause } from '@moisson/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import type { OpenSearchServer } from '../connection/server.ts';
import { FEED_TIMES, type FeedEvents, type FeedPorts, type FeedTimes } from './feed-ports.ts';
import { IndexFeed } from './index-feed.ts';

const STOP_MS = 5000;

/**
 * Keeps the index equal to the catalogue until it is stopped. Any number of feeders may run: one writes, and another takes over when that one
 * ends. An outage of OpenSearch or of the store delays it and loses nothing: the position is stored in the index, behind what was written.
 */
export class SearchFeeder {
  readonly #feed: IndexFeed;
  readonly #events: FeedEvents;
  readonly #times: FeedTimes;
  readonly #stopping = new AbortController();
  #ended: Promise<void> = Promise.resolve();
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(server: OpenSearchServer, ports: FeedPorts, events: FeedEvents, times = FEED_TIMES) {
    this.#feed = new IndexFeed(server, ports, events, times);
    [this.#events, this.#times] = [events, times];
  }

  start(): void {
    this.#ended = this.#run();
  }

  /**
   * Writes what changed before the call, unless another feeder writes the index; concurrent callers share the work. Throws `OutageError`.
   */
  catchUp(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#running = this.#turns();
        return this.#running;
      });
    return this.#next;
  }

  /** See `IndexFeed`. */
  behind(): Promise<number | undefined> {
    return this.#feed.behind();
  }

  get drift(): number | undefined {
    return this.#feed.drift;
  }

  /** Resolves when no turn is in progress and another feeder may take over. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#feed.stop();
    // Behind a server that hangs, a turn takes longer than a service has to end.
    await Promise.race([this.#ended, pause(STOP_MS, undefined, { ref: false })]);
    // Best effort: the lease ends by itself.
    await this.#feed.release().catch(() => undefined);
  }

  async #turns(): Promise<void> {
    while (await this.#feed.turn()) if (this.#stopping.signal.aborted) return;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted;)
      try {
        await this.catchUp();
        failures = 0;
        await pause(this.#times.pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      } catch (error) {
        failures += 1;
        this.#events.outage(error, failures);
        await growingPause(failures, signal);
      }
  }
}
