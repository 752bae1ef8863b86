import { setTimeout as pause } from 'node:timers/promises';

/**
 * Politeness towards hosts: one request at a time to each, its answer included, and the crawl delay between two starts.
 * Shared by all sources of a process, since Hub sites and organizations of one portal share their host.
 */
export class HostGate {
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #lastStart = new Map<string, number>();

  /**
   * Runs the work when the host's turn comes; the turn lasts until the work calls `leave`. Throws the signal's reason
   * when it is aborted while waiting.
   */
  async enter<T>(
    host: string,
    crawlDelaySeconds: number,
    signal: AbortSignal,
    work: (leave: () => void) => Promise<T>,
  ): Promise<T> {
    const left = Promise.withResolvers<undefined>();
    const before = this.#queues.get(host) ?? Promise.resolve();
    const turn = before.then(async () => {
      signal.throwIfAborted();
      const due = (this.#lastStart.get(host) ?? -Infinity) + crawlDelaySeconds * 1000;
      const wait = due - performance.now();
      if (wait > 0) await pause(wait, undefined, { signal });
      this.#lastStart.set(host, performance.now());
      return await work(() => left.resolve(undefined));
    });
    // Who never got to work has nothing to leave.
    const settled = turn.then(
      () => left.promise,
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
