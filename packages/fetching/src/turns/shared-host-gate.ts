import { KEEP_MS, type HostGate, type HostKey, type HostTurns } from '@moisson/domain';
import type { Bounded } from '@moisson/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { hostWaits, LocalHostGate, MAX_BLOCKED_WAIT_MS, MAX_HOSTS } from './local-host-gate.ts';

/**
 * The gate of several processes, whose turns are in their store. Within a process requests queue as at its own gate; the
 * first of the queue asks the store. With a crawl delay each request asks, and gives the turn back. Without one a process
 * keeps a host for some seconds without asking, so that a fast source costs one question in `KEEP_MS` and not one in each
 * request.
 */
export class SharedHostGate implements HostGate {
  readonly #turns: HostTurns;
  /** Names this process among all; not one that had the same name before. */
  readonly #owner: string;
  readonly #local = new LocalHostGate();
  /** By group: until when this process may start requests without asking. */
  readonly #kept = new Map<string, number>();

  constructor(turns: HostTurns, owner: string) {
    [this.#turns, this.#owner] = [turns, owner];
  }

  get bounds(): readonly Bounded[] {
    return [...this.#local.bounds, { name: 'fetch.kept-hosts', limit: MAX_HOSTS, held: () => this.#kept.size }];
  }

  enter<T>(host: HostKey, crawlDelaySeconds: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return this.#local.enter(host, crawlDelaySeconds, signal, async () => {
      const keeps = crawlDelaySeconds === 0;
      if (keeps && this.#isKept(host.group)) return work();
      await this.#take(host, crawlDelaySeconds * 1000, keeps, signal);
      if (keeps) return work();
      try {
        return await work();
      } finally {
        // Without waiting for it: if it fails, the turn ends with its lease.
        void this.#turns.leave(host.group, this.#owner).catch(() => undefined);
      }
    });
  }

  async block(host: HostKey, seconds: number): Promise<void> {
    this.#kept.delete(host.group);
    await this.#local.block(host, seconds);
    await this.#turns.block(host.group, seconds);
  }

  groupOf(name: string, proposed: string): Promise<string> {
    return this.#turns.groupOf(name, proposed);
  }

  #isKept(group: string): boolean {
    return performance.now() < (this.#kept.get(group) ?? -Infinity);
  }

  async #take(host: HostKey, delayMs: number, keeps: boolean, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const asked = performance.now();
      const { waitMs, isBlocked } = await this.#turns.take(host.group, { owner: this.#owner, delayMs, keeps });
      if (waitMs === 0) {
        this.#kept.delete(host.group);
        if (this.#kept.size >= MAX_HOSTS) this.#kept.delete(this.#kept.keys().next().value!);
        if (keeps) this.#kept.set(host.group, asked + KEEP_MS);
        return;
      }
      if (isBlocked && waitMs > MAX_BLOCKED_WAIT_MS) throw hostWaits(host, waitMs);
      await pause(waitMs, undefined, { signal });
    }
  }
}
