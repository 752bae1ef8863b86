import { MoissonError, type Bounded } from '@moisson/kernel';
import type { HostGate } from '@moisson/domain';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Hosts whose last request is remembered for the crawl delay. If there are more, the least recently requested one is
 * forgotten.
 */
export const MAX_HOSTS = 1000;
/** Requests that may wait for their turn, for all hosts together. Further requests are rejected. */
export const MAX_WAITING = 1000;

/** The gate of one process, shared by all sources: Hub sites, and organizations of one portal, have the same host. */
export class LocalHostGate implements HostGate {
  readonly #queues = new Map<string, Promise<unknown>>();
  /** In order of the last request, least recent first. */
  readonly #lastStart = new Map<string, number>();
  #waiting = 0;

  readonly bounds: readonly Bounded[] = [
    { name: 'fetch.hosts', limit: MAX_HOSTS, held: () => this.#lastStart.size },
    { name: 'fetch.waiting', limit: MAX_WAITING, held: () => this.#waiting },
  ];

  async enter<T>(host: string, crawlDelaySeconds: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MAX_WAITING)
      throw new MoissonError('fetch.too-busy', { host, limit: MAX_WAITING }, { retryable: true });
    this.#waiting += 1;
    const before = this.#queues.get(host) ?? Promise.resolve();
    const turn = before
      .then(() => this.#untilDue(host, crawlDelaySeconds, signal))
      .finally(() => (this.#waiting -= 1))
      .then(() => {
        this.#started(host);
        return work();
      });
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#queues.set(host, settled);
    void settled.then(() => {
      if (this.#queues.get(host) !== settled) return;
      this.#queues.delete(host);
      if (crawlDelaySeconds === 0) this.#lastStart.delete(host);
    });
    return turn;
  }

  async #untilDue(host: string, crawlDelaySeconds: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const due = (this.#lastStart.get(host) ?? -Infinity) + crawlDelaySeconds * 1000;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait, undefined, { signal });
  }

  #started(host: string): void {
    this.#lastStart.delete(host);
    if (this.#lastStart.size >= MAX_HOSTS) this.#lastStart.delete(this.#lastStart.keys().next().value!);
    this.#lastStart.set(host, performance.now());
  }
}
