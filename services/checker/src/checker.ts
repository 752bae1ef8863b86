import { nextLink, type CheckOutcome, type Fetching, type HostRulesReader, type Store } from '@moisson/domain';
import { Politeness, type Link } from '@moisson/contracts';
import type { Logger } from '@moisson/runtime';
import { checkLink } from './check-link.ts';
import { checkerEvents, type CheckerEvents } from './events.ts';
import { followDatasets } from './follow-datasets.ts';

export interface CheckerParts {
  readonly store: Pick<Store, 'links' | 'datasetChanges' | 'datasetReads'>;
  readonly fetching: Fetching;
  /** Reads what hosts ask in their robots.txt. */
  readonly hostRules: HostRulesReader;
  readonly log: Logger;
  readonly owner: string;
  /** Hosts that are checked at the same time. */
  readonly concurrency: number;
  /** How often a healthy link is checked. */
  readonly periodDays: number;
  /** Of a host, by the store's clock: longer than a turn takes at a host that answers nothing. */
  readonly leaseSeconds?: number;
  /** Least seconds between two requests to a host; robots.txt may ask for more. */
  readonly crawlDelaySeconds?: number;
}

const TICK_MS = 1000;
const DAY_MS = 24 * 3_600_000;
/** Links that are checked before the host goes behind the others that are due. */
const TURN = 10;
const LEASE_SECONDS = 3600;
const FOLLOW_LEASE_SECONDS = 60;
const COUNT_MS = 3_600_000;
/** A file is asked for its first bytes alone: who does not send them in this time does not work. */
const LIMITS = { firstByteSeconds: 20, timeoutSeconds: 30 };
const CRAWL_DELAY_SECONDS = 1;
const politeness = (crawlDelaySeconds: number): Politeness => Politeness.parse({ ...LIMITS, crawlDelaySeconds });
/** A host that asks for a longer delay is asked more rarely, not less politely. */
const MAX_DELAY_SECONDS = 60;

/**
 * Checks the links of all datasets in the background: a host at a time, some links of it, then the next host. The store
 * decides which host is due and who has it, so any number of processes share the work.
 */
export class Checker {
  readonly #parts: CheckerParts;
  readonly #events: CheckerEvents;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #following: Promise<void> | undefined;
  #claiming: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When it last asked the store, or an error of that was logged; `performance.now()`. */
  #lastLook = performance.now();

  constructor(parts: CheckerParts) {
    this.#parts = parts;
    this.#events = checkerEvents(parts.log);
  }

  start(): void {
    this.#lastLook = performance.now();
    this.#timer ??= setInterval(() => void this.tick(), TICK_MS).unref();
  }

  /** Follows the datasets, and gives free places to due hosts. Never rejects: an error is logged, and the next tick tries again. */
  async tick(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    this.#following ??= this.#logged(this.#follow()).finally(() => (this.#following = undefined));
    this.#claiming ??= this.#logged(this.#claim()).finally(() => (this.#claiming = undefined));
    await Promise.all([this.#following, this.#claiming]);
  }

  /** Follows the datasets to the end, and checks all that is due. */
  async idle(): Promise<void> {
    await this.#follow();
    do {
      await this.#claim();
      await Promise.all(this.#running);
    } while ((await this.#claimOne()) !== undefined);
  }

  /** Milliseconds since it last looked for work; 0 before the start. A slow host does not count: other places go on. */
  stalledMilliseconds(): number {
    return this.#timer === undefined ? 0 : performance.now() - this.#lastLook;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await Promise.all([this.#following, this.#claiming]);
    await Promise.all(this.#running);
  }

  async #follow(): Promise<void> {
    const { store, owner } = this.#parts;
    for (;;) {
      const isOurs = await store.links.mayFollow(owner, FOLLOW_LEASE_SECONDS);
      this.#onward();
      if (!isOurs) return;
      if (!(await followDatasets(store, () => this.#onward()))) return;
    }
  }

  /** Notes progress. Throws when it is stopping: the step is done again by who follows next. */
  #onward(): void {
    this.#lastLook = performance.now();
    this.#stopping.signal.throwIfAborted();
  }

  async #claim(): Promise<void> {
    while (this.#running.size < this.#parts.concurrency && !this.#stopping.signal.aborted)
      if ((await this.#claimOne()) === undefined) return;
  }

  async #claimOne(): Promise<string | undefined> {
    const { store, owner, leaseSeconds = LEASE_SECONDS } = this.#parts;
    const claimed = await store.links.claimHost(owner, leaseSeconds);
    this.#lastLook = performance.now();
    if (claimed === undefined) return undefined;
    const turn = this.#logged(this.#turn(claimed.host));
    this.#running.add(turn);
    void turn.finally(() => this.#running.delete(turn));
    return claimed.host;
  }

  async #turn(host: string): Promise<void> {
    const { store, owner } = this.#parts;
    try {
      for (const link of await store.links.due(host, TURN)) {
        if (this.#stopping.signal.aborted) return;
        await this.#check(link);
      }
    } finally {
      await store.links.releaseHost(host, owner, COUNT_MS);
    }
  }

  async #check(link: Link): Promise<void> {
    const { store, periodDays } = this.#parts;
    const outcome = await this.#outcomeOf(link);
    // Our own end says nothing of the link.
    if (this.#stopping.signal.aborted) return;
    this.#events.checked(outcome.kind);
    const now = await store.links.now();
    await store.links.update(link.id, (standing) => nextLink(standing, outcome, now, periodDays * DAY_MS));
  }

  async #outcomeOf(link: Link): Promise<CheckOutcome> {
    const { fetching, hostRules, crawlDelaySeconds: least = CRAWL_DELAY_SECONDS } = this.#parts;
    const { signal } = this.#stopping;
    const rules = await hostRules.rulesOf({ endpoint: link.url, politeness: politeness(least) }, signal);
    if (!rules.isAllowed(link.url))
      return { kind: 'unknown', problem: { code: 'link.not-checked', params: { host: link.host } } };
    const delay = Math.min(MAX_DELAY_SECONDS, Math.max(least, rules.crawlDelaySeconds ?? 0));
    return checkLink(link, fetching.forSource({ politeness: politeness(delay) }, signal));
  }

  async #logged(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) => {
      this.#lastLook = performance.now();
      if (!this.#stopping.signal.aborted) this.#events.interrupted(error);
    });
  }
}
