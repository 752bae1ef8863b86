import type { Dataset, DatasetId } from '@moisson/contracts';
import type { ChangePosition, DatasetChanges, DatasetReads, DatasetText } from '@moisson/domain';

/** A store in memory, as far as an index follows it. For tests. */
export class ToyStore {
  readonly #texts = new Map<string, DatasetText>();
  #changed: DatasetId[] = [];
  /** The changes before this one are no longer noted. */
  first = 0;
  /** How many times all datasets were read. */
  wholeReads = 0;
  /** The datasets that were read by id. */
  readonly readIds: string[] = [];

  /** Writes a dataset; removes it if it is undefined. */
  write(name: string, dataset: Dataset | undefined): void {
    const id = name as DatasetId;
    const revision = (this.#texts.get(id)?.revision ?? 0) + 1;
    const state = dataset === undefined ? 'removed' : 'live';
    this.#texts.set(id, { id, revision, state, json: JSON.stringify({ ...dataset, id }) });
    this.#changed = [...this.#changed, id];
  }

  readonly changes: DatasetChanges = {
    newest: async () => ({ number: this.#changed.length }),
    after: async ({ number }: ChangePosition, limit: number) => {
      if (number < this.first || number > this.#changed.length) return 'too-far';
      const ids = this.#changed.slice(number, number + limit);
      return { ids: [...new Set(ids)], position: { number: number + ids.length }, newest: this.#changed.length };
    },
  };

  readonly reads = {
    texts: (ids: readonly DatasetId[]) => this.#read(ids),
    allTexts: () => {
      this.wholeReads += 1;
      return this.#read(undefined);
    },
  } as unknown as DatasetReads;

  async *#read(ids: readonly DatasetId[] | undefined): AsyncGenerator<readonly DatasetText[]> {
    this.readIds.push(...(ids ?? []));
    yield (ids ?? [...this.#texts.keys()]).flatMap((id) => this.#texts.get(id) ?? []);
  }
}
