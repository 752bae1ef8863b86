import type { DatasetChange, DatasetQuery, DatasetText, OrganizationCount, Search, SearchPage } from '@moisson/domain';
import { type Bounded } from '@moisson/kernel';
import { KeptDatasets, liveDataset } from '../page/kept-datasets.ts';
import { SearchIndex } from './search-index.ts';
import { Follower, type FollowedPorts } from './follower.ts';
import { within } from '../page/within.ts';

/** Answers searches from an index in memory that follows the datasets of a store. */
export class MemorySearch implements Search {
  readonly #index = new SearchIndex();
  readonly #follower: Follower;
  readonly #datasets: KeptDatasets;

  /** `kept`: number of datasets to cache, for a store that is slow to read popular ones again. */
  constructor(ports: FollowedPorts, kept = 0) {
    this.#follower = new Follower(ports, { clear: () => this.#index.clear(), put: (text) => this.#put(text) });
    this.#datasets = new KeptDatasets(ports.reads, kept);
  }

  /** Its in-memory collections. */
  get bounds(): readonly Bounded[] {
    return [...this.#index.bounds, ...this.#datasets.bounds];
  }

  refresh = (): Promise<void> => this.#follower.refresh();

  search = async (query: DatasetQuery): Promise<SearchPage> => {
    // A busy store must not delay a search for long: recent writes then show up a moment later.
    await within(this.#follower.loaded ? query.patienceMs : undefined, this.refresh());
    const { ids, ...found } = this.#index.find(query);
    const hits = ids.map((id) => ({ id, revision: this.#index.revisionOf(id) }));
    return { ...found, items: await this.#datasets.read(hits) };
  };

  nameOf = (organization: string): string | undefined => this.#index.nameOf(organization);

  organizations = async (): Promise<readonly OrganizationCount[]> => {
    await this.refresh();
    return this.#index.organizations();
  };

  suggest = async (beginning: string, limit: number): Promise<readonly string[]> => {
    await this.refresh();
    return this.#index.suggest(beginning, limit);
  };

  changes = async (prefix: string, limit: number): Promise<readonly DatasetChange[]> => {
    await this.refresh();
    return this.#index.changes(prefix, limit);
  };

  #put(text: DatasetText): void {
    const { id, revision } = text;
    if (this.#index.revisionOf(id) === revision) return;
    const [dataset] = liveDataset(text);
    this.#index.put(id, revision, dataset);
    this.#datasets.keep(text, dataset);
  }
}
