import { MoissonError, type Bounded, type Clock } from '@moisson/kernel';
import { MAX_RETRY_AFTER_SECONDS } from './retry-after.ts';

/** Hosts whose wish to wait is remembered; beyond, the oldest is forgotten. */
const MAX_HOSTS = 1000;

/**
 * Hosts that asked us to wait (`Retry-After`): no source of them is requested until then. Many sources share a host, and a host that
 * is asked again by the next one bans us.
 */
export class HeldHosts {
  readonly #clock: Clock;
  readonly #until = new Map<string, number>();

  readonly bound: Bounded = { name: 'fetch.held', limit: MAX_HOSTS, held: () => this.#until.size };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The host asked for a pause of so many seconds. */
  hold(host: string, seconds: number): void {
    this.#until.delete(host);
    if (this.#until.size >= MAX_HOSTS) this.#until.delete(this.#until.keys().next().value!);
    this.#until.set(host, this.#clock.now().getTime() + 1000 * seconds);
  }

  /** Throws `fetch.rate-limited` with the seconds that remain, if the host asked to wait. */
  check(url: URL): void {
    const until = this.#until.get(url.host);
    if (until === undefined) return;
    const seconds = Math.ceil((until - this.#clock.now().getTime()) / 1000);
    // A longer wait than any that we accept: the clock was set back.
    if (seconds > 0 && seconds <= MAX_RETRY_AFTER_SECONDS)
      throw new MoissonError('fetch.rate-limited', { url: url.href, status: 429, seconds }, { retryable: true });
    this.#until.delete(url.host);
  }
}
