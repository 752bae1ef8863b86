import type { DatasetChange, DatasetQuery, DatasetReads, OrganizationCount, Search, SearchPage } from '@moisson/domain';
import type { Bounded } from '@moisson/kernel';
import { KeptDatasets } from './page/kept-datasets.ts';
import type { SearchEngine } from './memory/search-engine.ts';

/** Entries that are asked of the engine at once. */
const CHANGES = 2000;

/** Answers searches from an index in memory: the index finds ids, and the datasets are read from the store. */
export class MemorySearch implements Search {
  readonly #engine: SearchEngine;
  readonly #datasets: KeptDatasets;

  /** `kept`: number of datasets to cache, for a store that is slow to read popular ones again. */
  constructor(engine: SearchEngine, reads: Pick<DatasetReads, 'texts'>, kept = 0) {
    this.#engine = engine;
    this.#datasets = new KeptDatasets(reads, kept);
  }

  /** Its in-memory collections. */
  get bounds(): readonly Bounded[] {
    return [...this.#engine.bounds, ...this.#datasets.bounds];
  }

  refresh = (): Promise<void> => this.#engine.refresh();

  search = async (query: DatasetQuery): Promise<SearchPage> => {
    const { ids, revisions, ...found } = await this.#engine.find(query);
    if (query.idsOnly === true) return { ...found, ids, items: [] };
    return { ...found, items: await this.#datasets.read(ids.map((id, at) => ({ id, revision: revisions[at] }))) };
  };

  nameOf = (organization: string): string | undefined => this.#engine.nameOf(organization);

  organizations = (): Promise<readonly OrganizationCount[]> => this.#engine.organizations();

  suggest = (beginning: string, limit: number): Promise<readonly string[]> => this.#engine.suggest(beginning, limit);

  changes = async (prefix: string, limit: number): Promise<readonly DatasetChange[]> => {
    const found: DatasetChange[] = [];
    for (;;) {
      const asked = Math.min(CHANGES, limit - found.length);
      const some = await this.#engine.changes(prefix, asked, found.at(-1)?.id);
      found.push(...some);
      if (some.length < asked || found.length === limit) return found;
    }
  };

  close = (): Promise<void> => this.#engine.close();
}
