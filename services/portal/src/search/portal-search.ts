import type { Bounded } from '@moisson/kernel';
import type { DatasetQuery, SearchPage } from '@moisson/domain';
import { toDatasetQuery, type SearchParams } from '../datasets/dataset-query.ts';
import type { PortalStore } from '../portal-store.ts';
import { Remembered } from './remembered.ts';

/** Maximum of absent records that are known: the number of datasets that a catalogue is made for. */
const MAX_ABSENT = 1_000_000;
const MAX_AGE_MS = 5000;

/**
 * Searches the catalogue with what only the registry knows: aliases of organizations, and absent records. No event reports the start or end
 * of an absence, so absences are read from the registry, and never stored with a dataset.
 */
export class PortalSearch {
  readonly #store: Pick<PortalStore, 'search'>;
  readonly #organizations: Remembered<Awaited<ReturnType<PortalStore['registry']['organizations']>>>;
  readonly #absent: Remembered<readonly string[]>;

  constructor(store: Pick<PortalStore, 'search' | 'registry' | 'snapshots'>) {
    this.#store = store;
    this.#organizations = new Remembered(() => store.registry.organizations(), MAX_AGE_MS);
    this.#absent = new Remembered(() => store.snapshots.absentRecords(MAX_ABSENT), MAX_AGE_MS);
  }

  readonly bounds: readonly Bounded[] = [
    { name: 'search.absent', limit: MAX_ABSENT, held: () => this.#absent.known?.length ?? 0 },
  ];

  /** A filter by absence uses the current absences; for all other searches, the count of absent datasets may be some seconds old. */
  async search(params: SearchParams): Promise<SearchPage> {
    const [organizations, absentRecords] = await Promise.all([
      this.#organizations.get(),
      params.absent === undefined ? this.#absent.get() : this.#absent.fresh(),
    ]);
    return this.#store.search.search({ ...toDatasetQuery(params), organizations, absentRecords });
  }

  /** Searches without regard to absences: for programs that walk the catalogue. */
  async find(query: DatasetQuery): Promise<SearchPage> {
    return this.#store.search.search({ ...query, organizations: await this.#organizations.get() });
  }
}
