import type { Dataset, DatasetId } from '@moisson/contracts';
import { readDataset, type DatasetReads, type DatasetText } from '@moisson/domain';
import { BoundedMemory, readableOf, type Bounded } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** A larger dataset is not cached: a few of them would use more memory than all others. */
const MAX_KEPT_CHARS = 32 * 1024;
/** Characters of datasets that are processed before other work gets its turn; a typical dataset has a few thousand. */
export const TURN_CHARS = 1_000_000;

interface Kept {
  readonly revision: number;
  readonly dataset: Dataset;
}

/** A dataset that an index found, in the revision that it holds. */
export interface Hit {
  readonly id: string;
  readonly revision: number | undefined;
}

/** Reads the datasets of a page of results, and keeps those that were read last. */
export class KeptDatasets {
  readonly #reads: Pick<DatasetReads, 'texts'>;
  readonly #kept: BoundedMemory<Kept> | undefined;

  /** `kept`: number of datasets to cache, for a store that is slow to read popular ones again. */
  constructor(reads: Pick<DatasetReads, 'texts'>, kept: number) {
    this.#reads = reads;
    this.#kept = kept === 0 ? undefined : new BoundedMemory<Kept>('search.read', kept);
  }

  get bounds(): readonly Bounded[] {
    return this.#kept === undefined ? [] : [this.#kept];
  }

  /** Keeps a dataset that was read. */
  keep({ id, revision, json }: DatasetText, dataset: Dataset | undefined): void {
    if (dataset !== undefined && json.length <= MAX_KEPT_CHARS) this.#kept?.set(id, { revision, dataset });
  }

  /** Returns the datasets in the given order. One that was removed after the index was read is left out. */
  async read(hits: readonly Hit[]): Promise<Dataset[]> {
    const datasets = new Map<string, Dataset | undefined>();
    for (const { id, revision } of hits) {
      const kept = this.#kept?.get(id);
      datasets.set(id, kept?.revision === revision ? kept?.dataset : undefined);
    }
    const wanted = [...datasets].flatMap(([id, dataset]) => (dataset === undefined ? [id as DatasetId] : []));
    if (wanted.length > 0) for await (const texts of this.#reads.texts(wanted)) await this.#readInto(datasets, texts);
    return hits.flatMap(({ id }) => datasets.get(id) ?? []);
  }

  async #readInto(datasets: Map<string, Dataset | undefined>, texts: readonly DatasetText[]): Promise<void> {
    let chars = 0;
    for (const text of texts) {
      const [dataset] = liveDataset(text);
      datasets.set(text.id, dataset);
      this.keep(text, dataset);
      chars += text.json.length;
      if (chars <= TURN_CHARS) continue;
      await nextTurn();
      chars = 0;
    }
  }
}

/** Returns the dataset, or an empty list if it is not live or cannot be read. */
export const liveDataset = (text: DatasetText): readonly Dataset[] =>
  text.state !== 'live'
    ? []
    : readableOf(
        'dataset',
        [text],
        ({ id }) => id,
        ({ json }) => readDataset(json),
      );
