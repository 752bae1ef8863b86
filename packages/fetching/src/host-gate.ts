import { setTimeout as pause } from 'node:timers/promises';

/**
 * Politeness towards hosts: one request at a time to each, and the crawl delay between the starts of two.
 * Shared by all sources of a process, since Hub sites and organizations of one portal share their host.
 */
export class HostGate {
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #lastStart = new Map<string, number>();

  /** Runs the work when the host's turn comes. Throws the signal's reason when it is aborted while waiting. */
  async enter<T>(host: string, crawlDelaySeconds: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(host) ?? Promise.resolve();
    const turn = before.then(async () => {
      signal.throwIfAborted();
      const due = (this.#lastStart.get(host) ?? -Infinity) + crawlDelaySeconds * 1000;
      const wait = due - performance.now();
      if (wait > 0) await pause(wait, undefined, { signal });
      this.#lastStart.set(host, performance.now());
      return await work();
    });
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#queues.set(host, settled);
    void settled.then(() => {
      if (this.#queues.get(host) === settled && crawlDelaySeconds === 0) {
        this.#queues.delete(host);
        this.#lastStart.delete(host);
      }
    });
    return turn;
  }
}
