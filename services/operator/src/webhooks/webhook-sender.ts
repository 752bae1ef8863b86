import type { StoredWebhook } from '@moisson/contracts';
import { isDueWebhook, type FeedAt } from '@moisson/domain';
import { growingPause, MoissonError, OutageError } from '@moisson/kernel';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { WebhookTurn, type TurnParts } from './webhook-turn.ts';

/** Milliseconds between two looks at the subscriptions. */
const LOOK_MS = 1000;
/** Turns at once. */
export const MAX_TURNS = 16;
/** Of them, turns of subscriptions whose last message did not get through: receivers that hang must leave places to the others. */
const MAX_FAILING = 8;
/** Milliseconds for which a subscription rests that cannot be served for a reason of our own. */
const REST_MS = 60_000;

/** How the subscriptions stood at the last look, for metrics. */
export interface WebhookStanding {
  /** Entries of the feed that are not dealt with, of the subscription that is furthest behind. */
  readonly behind: number;
  readonly served: number;
  readonly failing: number;
  readonly suspended: number;
}

/**
 * Sends the changes of the catalogue to its subscribers, until it is stopped. Each operator's service runs one: subscriptions are claimed in
 * the store, so that several share the work.
 */
export class WebhookSender {
  readonly #parts: TurnParts;
  readonly #stopping = new AbortController();
  /** The turns that run, by subscription. */
  readonly #turns = new Map<string, { readonly isFailing: boolean; readonly ended: Promise<void> }>();
  /** Until when those rest that could not be served, on this process's own clock. */
  readonly #resting = new Map<string, number>();
  #standing: WebhookStanding = { behind: 0, served: 0, failing: 0, suspended: 0 };
  #running: Promise<void> = Promise.resolve();

  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  get standing(): WebhookStanding {
    return this.#standing;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Starts a turn of each subscription that is due, as far as there are places. Throws `OutageError`. */
  async look(): Promise<void> {
    const { changeFeed, polls, webhooks } = this.#parts.store;
    const all = await webhooks.list();
    const end: FeedAt = { feed: await changeFeed.identity(), number: (await changeFeed.end()).number };
    const now = await polls.now();
    this.#standing = standingOf(all, end);
    const due = all.filter((one) => !this.#turns.has(one.id) && !this.#rests(one.id) && isDueWebhook(one, end, now));
    for (const one of due.sort(byService)) this.#startTurn(one, end);
  }

  /** Resolves when no turn runs. */
  async idle(): Promise<void> {
    while (this.#turns.size > 0) await Promise.all([...this.#turns.values()].map(({ ended }) => ended));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.idle();
  }

  #startTurn({ id, failure }: StoredWebhook, end: FeedAt): void {
    const isFailing = failure !== undefined;
    const failing = [...this.#turns.values()].filter((turn) => turn.isFailing).length;
    if (this.#turns.size >= MAX_TURNS || (isFailing && failing >= MAX_FAILING) || this.#stopping.signal.aborted) return;
    const turn = new WebhookTurn(this.#parts, randomUUID(), this.#stopping.signal);
    const ended = turn
      .run(id, end)
      .catch((error: unknown) => this.#told(id, error))
      .finally(() => this.#turns.delete(id));
    this.#turns.set(id, { isFailing, ended });
  }

  #told(id: string, error: unknown): void {
    if (error instanceof MoissonError && error.code === 'fetch.aborted') return;
    if (error instanceof OutageError) this.#parts.events.outage(error, 1);
    else {
      this.#resting.set(id, performance.now() + REST_MS);
      this.#parts.events.unserved(id, error);
    }
  }

  #rests(id: string): boolean {
    if ((this.#resting.get(id) ?? 0) > performance.now()) return true;
    this.#resting.delete(id);
    return false;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted;)
      try {
        await this.look();
        failures = 0;
        await pause(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
      } catch (error) {
        failures += 1;
        this.#parts.events.outage(error, failures);
        await growingPause(failures, signal);
      }
  }
}

/** Who was served longest ago comes first. */
const byService = (a: StoredWebhook, b: StoredWebhook): number => {
  const [one, other] = [a, b].map(({ deliveredAt, failure }) => failure?.retryAt ?? deliveredAt ?? '');
  return one! < other! ? -1 : 1;
};

const standingOf = (all: readonly StoredWebhook[], end: FeedAt): WebhookStanding => {
  const active = all.filter(({ suspension }) => suspension === undefined);
  const failing = active.filter(({ failure }) => failure !== undefined).length;
  return {
    behind: Math.max(0, ...active.map(({ position }) => end.number - position)),
    ...{ served: active.length - failing, failing, suspended: all.length - active.length },
  };
};
