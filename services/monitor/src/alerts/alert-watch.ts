import type { Fetching } from '@moisson/domain';
import type { AlertSettings } from '@moisson/runtime';
import { randomUUID } from 'node:crypto';
import type { MonitorStore } from '../monitor-store.ts';
import type { AlertChannel } from './alert-channels.ts';
import type { AlertEvents } from './events.ts';
import { lookAtAlerts } from './look-at-alerts.ts';
import { postSecretly } from './post-secretly.ts';
import { readTroubles, type OwnFacts } from './read-troubles.ts';
import { sendDueAlerts } from './send-alerts.ts';

const EVERY_MS = 60_000;
const LEAST_MS = 1000;
/** A lead that is not renewed ends after so many looks: another replica then goes on. */
const LEAD_LOOKS = 2.5;

export interface AlertWatchParts {
  readonly store: MonitorStore;
  readonly settings: AlertSettings;
  readonly channels: readonly AlertChannel[];
  readonly fetching: Fetching;
  readonly facts: OwnFacts;
  readonly events: AlertEvents;
  /** How many times faster than real time the store's clock runs, as in a demo. */
  readonly clockFactor?: number;
}

/** Looks after the alerts every minute: opens and closes them, sends their messages, and tells an outside watcher that it lives. */
export class AlertWatch {
  readonly #parts: AlertWatchParts;
  readonly #holder = randomUUID();
  readonly #stopping = new AbortController();
  readonly #everyMs: number;
  readonly #leadMs: number;
  /** The channels whose last message got through. */
  readonly #well = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(parts: AlertWatchParts) {
    this.#parts = parts;
    const factor = parts.clockFactor ?? 1;
    this.#everyMs = Math.max(LEAST_MS, EVERY_MS / factor);
    this.#leadMs = LEAD_LOOKS * this.#everyMs * factor;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), this.#everyMs).unref();
    void this.look();
  }

  /** Looks once. Never rejects: an error is logged, and the next look does what this one could not. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error: unknown) => this.#parts.events.trouble('look', error))
      .finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** Ends the message that is under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { store, settings, channels, facts, events } = this.#parts;
    const lead = await store.alerts.lead(this.#holder, await store.polls.now(), this.#leadMs);
    if (lead === undefined) return;
    await lookAtAlerts(store, await readTroubles(store, facts, settings.objectives), lead, events);
    const { signal } = this.#stopping;
    const { escalateMinutes } = settings;
    const sent = await sendDueAlerts({ store, channels, escalateMinutes, events, holder: this.#holder, signal });
    for (const name of sent.well) this.#well.add(name);
    for (const name of sent.down) this.#well.delete(name);
    // Where no message gets through, only the outside watcher is left to tell it.
    if (sent.down.length === 0 || this.#well.size > 0) await this.#beat();
  }

  async #beat(): Promise<void> {
    const { settings, fetching, events } = this.#parts;
    const { heartbeatUrl: url } = settings;
    if (url === undefined || this.#stopping.signal.aborted) return;
    await postSecretly(fetching, { url }, this.#stopping.signal).catch((error: unknown) =>
      events.trouble('heartbeat', error),
    );
  }
}
