import type { Source } from '@moisson/contracts';
import { NO_RULES, type Fetching, type HostRules, type HostRulesReader } from '@moisson/domain';
import { readRobots, type Robots } from '@moisson/formats';
import { BoundedMemory, MoissonError, type Bounded } from '@moisson/kernel';
import { USER_AGENT } from './user-agent.ts';

/** Hosts whose rules are remembered. A hostile robots.txt takes some 300 KB of memory. */
const MAX_HOSTS = 200;
/** Milliseconds. RFC 9309 §2.4: a robots.txt should not be used for more than a day. */
const KNOWN_MS = 24 * 3_600_000;
/** Milliseconds. After a failure it is asked for again with a later run. */
const UNKNOWN_MS = 3_600_000;
/** Seconds that a run waits for a robots.txt at most. */
const MAX_SECONDS = 10;
/** As much as an operator may set. A longer delay would make a catalogue of fifty pages take a day. */
const MAX_CRAWL_DELAY_SECONDS = 600;

interface Known {
  /** Undefined: nothing could be read. */
  readonly rules: HostRules | undefined;
  readonly until: number;
}

/**
 * Reads the robots.txt of the hosts of sources, through the same fetch as all else: guarded, bounded, and counted in the
 * host's budget. A host is asked once a day. Never rejects: without a robots.txt that can be read, only the source's own
 * settings count. RFC 9309 §2.3.1.4 would have a crawler leave a host alone whose robots.txt answers 5xx; but the
 * endpoint of a catalogue is not found by following links: its publisher offers it for being read, an operator
 * registered it, and the servers of many APIs answer 5xx to any other path. Rules that were read before are kept then.
 */
export class HostRobots implements HostRulesReader {
  readonly #fetching: Fetching;
  /** Milliseconds of a monotonic clock. */
  readonly #now: () => number;
  readonly #known = new BoundedMemory<Known>('robots.hosts', MAX_HOSTS);
  readonly #reading = new Map<string, Promise<HostRules>>();

  constructor(fetching: Fetching, now: () => number = () => performance.now()) {
    [this.#fetching, this.#now] = [fetching, now];
  }

  get bound(): Bounded {
    return this.#known;
  }

  rulesOf(source: Pick<Source, 'endpoint' | 'politeness'>, signal: AbortSignal): Promise<HostRules> {
    const { origin } = new URL(source.endpoint);
    const known = this.#known.get(origin);
    if (known !== undefined && this.#now() < known.until) return Promise.resolve(known.rules ?? NO_RULES);
    let reading = this.#reading.get(origin);
    if (reading === undefined) {
      reading = this.#read(origin, source, signal).finally(() => this.#reading.delete(origin));
      this.#reading.set(origin, reading);
    }
    return reading;
  }

  async #read(origin: string, { politeness }: Pick<Source, 'politeness'>, signal: AbortSignal): Promise<HostRules> {
    const firstByteSeconds = Math.min(MAX_SECONDS, politeness.firstByteSeconds);
    const limits = {
      ...politeness,
      firstByteSeconds,
      timeoutSeconds: Math.min(MAX_SECONDS, politeness.timeoutSeconds),
    };
    try {
      const fetch = this.#fetching.forSource({ politeness: limits }, signal);
      const body = await fetch.send({ url: `${origin}/robots.txt`, accept: 'text/plain, */*;q=0.5' });
      try {
        return this.#keep(origin, rulesIn(await readRobots(body, USER_AGENT)), KNOWN_MS);
      } finally {
        body.leave();
      }
    } catch (error) {
      // 4xx says that there is none (§2.3.1.3).
      if (isNotThere(error)) return this.#keep(origin, NO_RULES, KNOWN_MS);
      const before = this.#known.get(origin)?.rules;
      // A run of ours that was interrupted says nothing about the host.
      return signal.aborted ? (before ?? NO_RULES) : this.#keep(origin, before, UNKNOWN_MS);
    }
  }

  #keep(origin: string, rules: HostRules | undefined, milliseconds: number): HostRules {
    this.#known.set(origin, { rules, until: this.#now() + milliseconds });
    return rules ?? NO_RULES;
  }
}

/**
 * `Crawl-delay` is in no standard. Bing reads it as the seconds in which it makes one request
 * (bing.com/webmasters, "Crawl-delay and the Bing crawler"); Google ignores it. CKAN and ArcGIS Hub send it by default.
 */
const rulesIn = ({ crawlDelaySeconds, isAllowed }: Robots): HostRules => ({
  isAllowed,
  ...(crawlDelaySeconds === undefined
    ? {}
    : { crawlDelaySeconds: Math.min(MAX_CRAWL_DELAY_SECONDS, crawlDelaySeconds) }),
});

const isNotThere = (error: unknown): boolean => {
  if (!(error instanceof MoissonError)) return false;
  const { status } = error.params;
  return typeof status === 'number' && status >= 400 && status < 500 && error.code !== 'fetch.rate-limited';
};
