import type { Dataset, DatasetId } from '@moisson/contracts';
import {
  readDataset,
  type DatasetChange,
  type DatasetQuery,
  type DatasetText,
  type OrganizationCount,
  type Search,
  type SearchPage,
} from '@moisson/domain';
import { BoundedMemory, readableOf, type Bounded } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SearchIndex } from './search-index.ts';
import { Follower, TURN_CHARS, type FollowedPorts } from './follower.ts';
import { within } from './within.ts';

/** A larger dataset is not cached: a few of them would use more memory than all others. */
const MAX_KEPT_CHARS = 32 * 1024;

/** Answers searches from an index in memory that follows the datasets of a store. */
export class MemorySearch implements Search {
  readonly #reads: FollowedPorts['reads'];
  readonly #index = new SearchIndex();
  readonly #follower: Follower;
  readonly #kept: BoundedMemory<Dataset> | undefined;

  /** `kept`: number of datasets to cache, for a store that is slow to read popular ones again. */
  constructor(ports: FollowedPorts, kept = 0) {
    this.#reads = ports.reads;
    this.#follower = new Follower(ports, { clear: () => this.#index.clear(), put: (text) => this.#put(text) });
    this.#kept = kept === 0 ? undefined : new BoundedMemory<Dataset>('search.read', kept);
  }

  /** Its in-memory collections. */
  get bounds(): readonly Bounded[] {
    return [...this.#index.bounds, ...(this.#kept === undefined ? [] : [this.#kept])];
  }

  refresh = (): Promise<void> => this.#follower.refresh();

  search = async (query: DatasetQuery): Promise<SearchPage> => {
    // A busy store must not delay a search for long: recent writes then show up a moment later.
    await within(this.#follower.loaded ? query.patienceMs : undefined, this.refresh());
    const { ids, ...found } = this.#index.find(query);
    return { ...found, items: await this.#datasets(ids as DatasetId[]) };
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
    this.#keep(text, dataset);
  }

  #keep({ id, json }: DatasetText, dataset: Dataset | undefined): void {
    if (dataset !== undefined && json.length <= MAX_KEPT_CHARS) this.#kept?.set(id, dataset);
  }

  /** Returns the datasets in the given order. One that was removed after the index was read is left out. */
  async #datasets(ids: readonly DatasetId[]): Promise<Dataset[]> {
    const datasets = new Map(ids.map((id) => [id, this.#kept?.get(id)]));
    const wanted = ids.filter((id) => datasets.get(id) === undefined);
    if (wanted.length > 0) for await (const texts of this.#reads.texts(wanted)) await this.#readInto(datasets, texts);
    return ids.flatMap((id) => datasets.get(id) ?? []);
  }

  async #readInto(datasets: Map<DatasetId, Dataset | undefined>, texts: readonly DatasetText[]): Promise<void> {
    let chars = 0;
    for (const text of texts) {
      const [dataset] = liveDataset(text);
      datasets.set(text.id, dataset);
      if (this.#index.revisionOf(text.id) === text.revision) this.#keep(text, dataset);
      chars += text.json.length;
      if (chars <= TURN_CHARS) continue;
      await nextTurn();
      chars = 0;
    }
  }
}

/** Returns the dataset, or an empty list if it is not live or cannot be read. */
const liveDataset = (text: DatasetText): readonly Dataset[] =>
  text.state !== 'live'
    ? []
    : readableOf(
        'dataset',
        [text],
        ({ id }) => id,
        ({ json }) => readDataset(json),
      );
