import type { Source } from '@moisson/contracts';
import { problem, type Problem } from '@moisson/kernel';
import type { SourceFetch } from '../ports/fetch.ts';
import type { HostRules } from '../ports/host-rules.ts';

/** The rules of a host that asks nothing. */
export const NO_RULES: HostRules = { isAllowed: () => true };

/**
 * The fetch of a run that keeps what the source's host asks in its robots.txt: the longer of its crawl delay and the
 * source's. An address that it asks not to read is read all the same, because an operator registered this source; the
 * run says so, unless the operator noted who permitted it.
 */
export class PoliteFetch implements SourceFetch {
  readonly #source: Source;
  readonly #rulesOf: () => Promise<HostRules>;
  readonly #fetchOf: (source: Source) => SourceFetch;
  #opened: Promise<{ readonly rules: HostRules; readonly fetch: SourceFetch }> | undefined;
  /** The first address that the host asks not to read. */
  #disallowed: string | undefined;

  /** `fetchOf`: the fetch of the source with other politeness. `rulesOf`: called at the first request. */
  constructor(source: Source, rulesOf: () => Promise<HostRules>, fetchOf: (source: Source) => SourceFetch) {
    [this.#source, this.#rulesOf, this.#fetchOf] = [source, rulesOf, fetchOf];
  }

  /** What the run says about the host's rules. */
  get remarks(): readonly Problem[] {
    const isPermitted = this.#source.politeness.robotsPermission !== undefined;
    return this.#disallowed === undefined || isPermitted
      ? []
      : [problem('fetch.robots-disallowed', { url: this.#disallowed })];
  }

  send: SourceFetch['send'] = async (request) => {
    const { rules, fetch } = await (this.#opened ??= this.#open());
    if (this.#disallowed === undefined && !rules.isAllowed(request.url)) this.#disallowed = request.url;
    return fetch.send(request);
  };

  async #open() {
    const rules = await this.#rulesOf();
    const { politeness } = this.#source;
    const crawlDelaySeconds = Math.max(politeness.crawlDelaySeconds, rules.crawlDelaySeconds ?? 0);
    return { rules, fetch: this.#fetchOf({ ...this.#source, politeness: { ...politeness, crawlDelaySeconds } }) };
  }
}
