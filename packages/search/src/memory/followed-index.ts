import type { ChangePosition, DatasetChange, DatasetQuery, DatasetText, OrganizationCount } from '@moisson/domain';
import type { Bounded } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { liveDataset } from '../live-dataset.ts';
import { Follower, type FollowedPorts } from './follow/follower.ts';
import { within } from './follow/within.ts';
import type { FoundIds } from './query/found.ts';
import type { ServedEngine } from './thread/serve-engine.ts';
import { SearchIndex } from './search-index.ts';
import { slice, Turns } from './turns.ts';

/** An index in this thread. Its work is done in slices of some milliseconds, between which the event loop turns. */
export class FollowedIndex implements ServedEngine {
  readonly #index = new SearchIndex();
  readonly #follower: Follower;
  readonly #searches = new Turns();
  #upkeep: Promise<void> | undefined;

  constructor(ports: FollowedPorts) {
    this.#follower = new Follower(ports, {
      restored: () => Promise.resolve(undefined),
      clear: () => this.#index.clear(),
      put: (text) => this.#put(text),
      turn: () => this.#turn(),
      reached: (position, whole) => this.#reached(position, whole),
    });
  }

  get bounds(): readonly Bounded[] {
    return this.#index.bounds;
  }

  get names(): SearchIndex['names'] {
    return this.#index.names;
  }

  refresh(): Promise<void> {
    return this.#follower.refresh();
  }

  async find(query: DatasetQuery): Promise<FoundIds> {
    // A busy store must not delay a search for long: recent writes then show up a moment later.
    await within(this.#follower.loaded ? query.patienceMs : undefined, this.refresh());
    return this.#searches.run(this.#index.finding(query));
  }

  async organizations(): Promise<readonly OrganizationCount[]> {
    await this.refresh();
    return this.#index.organizations();
  }

  nameOf(organization: string): string | undefined {
    return this.#index.nameOf(organization);
  }

  async suggest(beginning: string, limit: number): Promise<readonly string[]> {
    await this.refresh();
    return this.#index.suggest(beginning, limit);
  }

  async changes(prefix: string, limit: number, after?: string): Promise<readonly DatasetChange[]> {
    await this.refresh();
    return this.#index.changes(prefix, limit, after);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #put(text: DatasetText): void {
    const { id, revision } = text;
    if (this.#index.revisionOf(id) === revision) return;
    const [dataset] = liveDataset(text);
    this.#index.put(id, revision, dataset);
  }

  async #turn(): Promise<void> {
    this.#keepUp();
    // Else datasets would be put faster than they are frozen, and take more memory each.
    if (this.#index.isUpkeepLate) await this.#upkeep;
    else await nextTurn();
  }

  #reached(_position: ChangePosition, _whole: boolean): void {
    this.#keepUp();
  }

  /** Starts the upkeep that is due, unless it is under way. */
  #keepUp(): void {
    if (!this.#index.isUpkeepDue) return;
    this.#upkeep ??= this.#doUpkeep().finally(() => (this.#upkeep = undefined));
  }

  async #doUpkeep(): Promise<void> {
    const work = this.#index.upkeep();
    while (slice(work).done !== true) await nextTurn();
  }
}
