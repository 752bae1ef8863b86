import type { HostGate, HostKey } from '@moisson/domain';
import { BoundedMemory, type Bounded } from '@moisson/kernel';
import { isIP } from 'node:net';
import { hostGroup } from './host-group.ts';

/** Returns all addresses of a name. Rejects if there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

const MAX_NAMES = 1000;
/** Milliseconds. Names move to other servers: after this their group is decided again. */
const KNOWN_MS = 24 * 3_600_000;
/** Milliseconds. A resolver that answers later does not hold up the request: it is told of the name by itself. */
const RESOLVE_MS = 5000;

/** The groups of the names that are requested, each decided once a day. */
export class HostGroups {
  readonly #gate: Pick<HostGate, 'groupOf'>;
  readonly #resolve: Resolve;
  readonly #known = new BoundedMemory<{ readonly group: Promise<string>; until: number }>('fetch.groups', MAX_NAMES);

  constructor(gate: Pick<HostGate, 'groupOf'>, resolve: Resolve) {
    [this.#gate, this.#resolve] = [gate, resolve];
  }

  get bound(): Bounded {
    return this.#known;
  }

  async keyOf(url: URL): Promise<HostKey> {
    const { host: name } = url;
    const known = this.#known.get(name);
    if (known !== undefined && performance.now() < known.until) return { name, group: await known.group };
    const decided = { group: this.#groupOf(url), until: performance.now() + KNOWN_MS };
    this.#known.set(name, decided);
    // What could not be decided is asked for again.
    decided.group.catch(() => (decided.until = 0));
    return { name, group: await decided.group };
  }

  async #groupOf(url: URL): Promise<string> {
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    return this.#gate.groupOf(
      url.host,
      hostGroup(url, isIP(hostname) > 0 ? [hostname] : await this.#addressesOf(hostname)),
    );
  }

  /** Returns no addresses if the name does not resolve in time: the request itself tells what is wrong. */
  async #addressesOf(hostname: string): Promise<readonly string[]> {
    const { promise: late, resolve } = Promise.withResolvers<readonly string[]>();
    const timer = setTimeout(() => resolve([]), RESOLVE_MS);
    try {
      return await Promise.race([this.#resolve(hostname), late]);
    } catch {
      return [];
    } finally {
      clearTimeout(timer);
    }
  }
}
