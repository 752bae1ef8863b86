import { MoissonError, type Bounded } from '@moisson/kernel';
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

/** The gate of one process, shared by all its sources: organizations of one portal have the same host. */
export class LocalHostGate implements HostGate {
  readonly #groupPatienceMs: number;
  /** The last request of each name and of each group that is under way or waits. */
  readonly #queues = new Map<string, Promise<unknown>>();
  /** By group, in order of the last request, least recent first. */
  readonly #lastStart = new Map<string, number>();
  /** By group: until when it asked to wait. */
  readonly #blockedUntil = new Map<string, number>();
  #waiting = 0;

  readonly bounds: readonly Bounded[] = [
    { name: 'fetch.hosts', limit: MAX_HOSTS, held: () => this.#lastStart.size },
    { name: 'fetch.waiting', limit: MAX_WAITING, held: () => this.#waiting },
    { name: 'fetch.blocked-hosts', limit: MAX_HOSTS, held: () => this.#blockedUntil.size },
  ];

  constructor(groupPatienceMs = GROUP_PATIENCE_MS) {
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
      if (crawlDelaySeconds === 0 && !this.#queues.has(`group ${host.group}`)) this.#lastStart.delete(host.group);
    });
    return turn;
  }

  block({ group }: HostKey, seconds: number): Promise<void> {
    const until = performance.now() + Math.min(seconds * 1000, MAX_BLOCK_MS);
    const longest = Math.max(until, this.#blockedUntil.get(group) ?? 0);
    remember(this.#blockedUntil, group, longest);
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
    remember(this.#lastStart, host.group, performance.now());
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

  /** Others of the group may start during the wait, so it looks again after it. */
  async #untilDue(host: HostKey, crawlDelaySeconds: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const now = performance.now();
      const due = (this.#lastStart.get(host.group) ?? -Infinity) + crawlDelaySeconds * 1000;
      const blocked = (this.#blockedUntil.get(host.group) ?? -Infinity) - now;
      if (blocked > MAX_BLOCKED_WAIT_MS) throw hostWaits(host, blocked);
      if (blocked <= 0) this.#blockedUntil.delete(host.group);
      const wait = Math.max(due - now, blocked);
      if (wait <= 0) return;
      await pause(wait, undefined, { signal });
    }
  }
}

/** Sets a value as the most recent one; forgets the least recent one if there are too many. */
const remember = (among: Map<string, number>, key: string, value: number): void => {
  among.delete(key);
  if (among.size >= MAX_HOSTS) among.delete(among.keys().next().value!);
  among.set(key, value);
};
