import type { Dataset, DatasetId } from '@moisson/contracts';
import type {
  DatasetChange,
  DatasetQuery,
  DatasetReads,
  DatasetText,
  OrganizationCount,
  Search,
  SearchPage,
} from '@moisson/domain';
import { BoundedMemory, type Bounded } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { liveDataset } from './live-dataset.ts';
import type { FoundIds } from './memory/query/found.ts';
import type { SearchEngine } from './memory/search-engine.ts';

/** A larger dataset is not cached: a few of them would use more memory than all others. */
const MAX_KEPT_CHARS = 32 * 1024;
/** Characters of datasets that are parsed before other work gets its turn; a typical dataset has a few thousand. */
const TURN_CHARS = 1_000_000;
/** Entries that are asked of the engine at once. */
const CHANGES = 2000;

/** Answers searches from an index in memory: the index finds ids, and the datasets are read from the store. */
export class MemorySearch implements Search {
  readonly #engine: SearchEngine;
  readonly #reads: DatasetReads;
  readonly #kept: BoundedMemory<{ readonly revision: number; readonly dataset: Dataset }> | undefined;

  /** `kept`: number of datasets to cache, for a store that is slow to read popular ones again. */
  constructor(engine: SearchEngine, reads: DatasetReads, kept = 0) {
    [this.#engine, this.#reads] = [engine, reads];
    this.#kept = kept === 0 ? undefined : new BoundedMemory('search.read', kept);
  }

  /** Its in-memory collections. */
  get bounds(): readonly Bounded[] {
    return [...this.#engine.bounds, ...(this.#kept === undefined ? [] : [this.#kept])];
  }

  refresh = (): Promise<void> => this.#engine.refresh();

  search = async (query: DatasetQuery): Promise<SearchPage> => {
    const { ids, revisions, ...found } = await this.#engine.find(query);
    return { ...found, items: await this.#datasets(ids as DatasetId[], revisions) };
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

  /** Returns the datasets in the given order. One that was removed after the index was read is left out. */
  async #datasets(ids: readonly DatasetId[], revisions: FoundIds['revisions']): Promise<Dataset[]> {
    const datasets = new Map<DatasetId, Dataset | undefined>();
    ids.forEach((id, at) => {
      const kept = this.#kept?.get(id);
      if (kept !== undefined && kept.revision === revisions[at]) datasets.set(id, kept.dataset);
    });
    const wanted = ids.filter((id) => !datasets.has(id));
    if (wanted.length > 0) for await (const texts of this.#reads.texts(wanted)) await this.#readInto(datasets, texts);
    return ids.flatMap((id) => datasets.get(id) ?? []);
  }

  async #readInto(datasets: Map<DatasetId, Dataset | undefined>, texts: readonly DatasetText[]): Promise<void> {
    let chars = 0;
    for (const text of texts) {
      const { id, revision, json } = text;
      const [dataset] = liveDataset(text);
      datasets.set(id, dataset);
      if (dataset !== undefined && json.length <= MAX_KEPT_CHARS) this.#kept?.set(id, { revision, dataset });
      chars += json.length;
      if (chars <= TURN_CHARS) continue;
      await nextTurn();
      chars = 0;
    }
  }
}
