import { setTimeout as pause } from 'node:timers/promises';
import type { LogRetention } from './prune-step.ts';
import type { SqliteChangeLog } from './sqlite-change-log.ts';

const EVERY_MS = 10_000;
/** Pause between two steps, so that other writers get their turn. */
const PAUSE_MS = 20;

interface PrunerEvents {
  readonly pruned: (messages: number) => void;
  readonly outage: (error: unknown) => void;
}

/** Prunes the log at intervals, in small steps. One process owns the file, and this is its only pruner. */
export class LogPruner {
  readonly #log: SqliteChangeLog;
  readonly #retention: LogRetention;
  readonly #events: PrunerEvents;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(log: SqliteChangeLog, retention: LogRetention, events: PrunerEvents) {
    this.#log = log;
    this.#retention = retention;
    this.#events = events;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.run(), EVERY_MS).unref();
  }

  /** Prunes everything that can be pruned now. Never rejects. Concurrent callers share one run. */
  run(): Promise<void> {
    this.#running ??= this.#cut().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Resolves after the current step. May be called twice. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#running;
  }

  async #cut(): Promise<void> {
    const { signal } = this.#stopping;
    let total = 0;
    try {
      for (let more = true; more && !signal.aborted;) {
        const step = this.#log.prune(this.#retention);
        total += step.deleted;
        ({ more } = step);
        if (more) await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
    } catch (error) {
      this.#events.outage(error);
    }
    if (total > 0) this.#events.pruned(total);
  }
}
