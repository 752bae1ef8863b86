import { MoissonError, systemClock, type Bounded, type Clock } from '@moisson/kernel';
import { MAX_BLOCK_MS, type HostGate, type HostKey } from '@moisson/domain';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Hosts whose last request is remembered for the crawl delay. If there are more, the least recently requested one is
 * forgotten.
 */
export const MAX_HOSTS = 1000;
/** Requests that may wait for their turn, for all hosts together. Further requests are rejected. */
export const MAX_WAITING = 1000;
/** A host that asks to wait longer than this is not waited for: the run ends, and is due again after the wait. */
export const MAX_BLOCKED_WAIT_MS = 30_000;
/**
 * How long a request waits for one under way to another name of its group: a tenant that hangs must not hold up all
 * others of its platform. The delay between starts is kept all the same.
 */
const GROUP_PATIENCE_MS = 10_000;

/** Returns the error of a request to a host that asked to wait. */
export const hostWaits = ({ name }: HostKey, milliseconds: number): MoissonError =>
  new MoissonError('fetch.host-waits', { host: name, seconds: Math.ceil(milliseconds / 1000) }, { retryable: true });

/** Until when a host asked to wait, by two clocks. */
interface Block {
  /** By the system's clock, in milliseconds since the epoch. */
  readonly until: number;
  /** By the monotonic clock. */
  readonly elapsed: number;
}

/** The gate of one process, shared by all its sources: organizations of one portal have the same host. */
export class LocalHostGate implements HostGate {
  readonly #clock: Clock;
  readonly #groupPatienceMs: number;
  /** The last request of each name and of each group that is under way or waits. */
  readonly #queues = new Map<string, Promise<unknown>>();
  /** By group, in order of the last request, least recent first. */
  readonly #lastStart = new Map<string, number>();
  /** By group. */
  readonly #blocked = new Map<string, Block>();
  #waiting = 0;

  readonly bounds: readonly Bounded[] = [
    { name: 'fetch.hosts', limit: MAX_HOSTS, held: () => this.#lastStart.size },
    { name: 'fetch.waiting', limit: MAX_WAITING, held: () => this.#waiting },
    { name: 'fetch.blocked-hosts', limit: MAX_HOSTS, held: () => this.#blocked.size },
  ];

  constructor(clock: Clock = systemClock, groupPatienceMs = GROUP_PATIENCE_MS) {
    this.#clock = clock;
    this.#groupPatienceMs = groupPatienceMs;
  }

  enter<T>(host: HostKey, crawlDelaySeconds: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MAX_WAITING)
      return Promise.reject(
        new MoissonError('fetch.too-busy', { host: host.name, limit: MAX_WAITING }, { retryable: true }),
      );
    this.#waiting += 1;
    const keys = [...new Set([`name ${host.name}`, `group ${host.group}`])];
    const turn = this.#begin(host, crawlDelaySeconds, signal).then(work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    for (const key of keys) this.#queues.set(key, settled);
    void settled.then(() => {
      for (const key of keys) if (this.#queues.get(key) === settled) this.#queues.delete(key);
    });
    return turn;
  }

  block({ group }: HostKey, seconds: number): Promise<void> {
    const milliseconds = Math.max(Math.min(seconds * 1000, MAX_BLOCK_MS), this.#blockedFor(group));
    remember(this.#blocked, group, {
      until: this.#clock.now().getTime() + milliseconds,
      elapsed: performance.now() + milliseconds,
    });
    return Promise.resolve();
  }

  groupOf(_name: string, proposed: string): Promise<string> {
    return Promise.resolve(proposed);
  }

  /** Waits for the turn of a request, and notes its start. */
  async #begin(host: HostKey, crawlDelaySeconds: number, signal: AbortSignal): Promise<void> {
    try {
      await Promise.all([this.#queues.get(`name ${host.name}`), this.#othersOf(host)]);
      await this.#untilDue(host, crawlDelaySeconds, signal);
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Resolves when the requests to other names of the group have ended, or have taken long. */
  async #othersOf({ group }: HostKey): Promise<void> {
    const others = this.#queues.get(`group ${group}`);
    if (others === undefined) return;
    const patience = new AbortController();
    const long = pause(this.#groupPatienceMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([others, long]);
    patience.abort();
  }

  /** Others of the group may start during the wait, so it looks again after it; at its end the start is noted. */
  async #untilDue(host: HostKey, crawlDelaySeconds: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const now = performance.now();
      const due = (this.#lastStart.get(host.group) ?? -Infinity) + crawlDelaySeconds * 1000;
      const blocked = this.#blockedFor(host.group);
      if (blocked > MAX_BLOCKED_WAIT_MS) throw hostWaits(host, blocked);
      if (blocked <= 0) this.#blocked.delete(host.group);
      const wait = Math.max(due - now, blocked);
      if (wait <= 0) {
        remember(this.#lastStart, host.group, now);
        return;
      }
      await pause(wait, undefined, { signal });
    }
  }

  /**
   * Returns the milliseconds for which a host asked to be left alone. The clock that passes first counts: the system's may
   * be set back, and would prolong the wait by that.
   */
  #blockedFor(group: string): number {
    const block = this.#blocked.get(group);
    if (block === undefined) return 0;
    return Math.max(0, Math.min(block.until - this.#clock.now().getTime(), block.elapsed - performance.now()));
  }
}

/** Sets a value as the most recent one; forgets the least recent one if there are too many. */
const remember = <T>(among: Map<string, T>, key: string, value: T): void => {
  among.delete(key);
  if (among.size >= MAX_HOSTS) among.delete(among.keys().next().value!);
  among.set(key, value);
};
