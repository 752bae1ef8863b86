import type { Dataset, DatasetId } from '@moisson/contracts';
import { bodyOf, type ChangePosition, type DatasetText } from '@moisson/domain';
import { announceUnreadable, MoissonError, type Bounded } from '@moisson/kernel';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { PortalStore } from '../portal-store.ts';

/** One dataset that is, or was, in the catalogue. */
export interface RollEntry {
  readonly id: DatasetId;
  readonly state: 'live' | 'removed' | 'redirect';
  /** When it last changed, or left, in milliseconds. */
  readonly stamp: number;
  readonly organization?: { readonly id: string; readonly name: string };
  readonly sources: readonly string[];
}

/** The number of datasets that a catalogue is made for, with those that left it. */
const MAX_ENTRIES = 1_500_000;
/** Writes that are read in one step. */
const STEP = 300;
/** Milliseconds of reading before other requests get a turn. */
const TURN_MS = 5;
/** Milliseconds that a request waits for the first reading; then it is told to come back. */
const PATIENCE_MS = 10_000;

type Ports = Pick<PortalStore, 'datasetReads' | 'datasetChanges'>;

/**
 * Every dataset that is or was in the catalogue, sorted by id: whose it is and when it changed. Lists for other catalogues are made from it:
 * pages by id stay the same while datasets change, and removed ones are told for ever. Read once, at the first request, then kept up to date.
 */
export class CatalogueRoll {
  readonly #ports: Ports;
  readonly #patienceMs: number;
  readonly #entries = new Map<string, RollEntry>();
  /** One object for each organization: its name is repeated in all its datasets. */
  readonly #organizations = new Map<string, NonNullable<RollEntry['organization']>>();
  readonly #targets = new Map<string, DatasetId>();
  #sorted: readonly RollEntry[] | undefined;
  #position: ChangePosition | undefined;
  #reading: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(ports: Ports, patienceMs = PATIENCE_MS) {
    [this.#ports, this.#patienceMs] = [ports, patienceMs];
  }

  readonly bounds: readonly Bounded[] = [
    { name: 'catalogue.roll', limit: MAX_ENTRIES, held: () => this.#entries.size },
  ];

  /** Returns the entries as of now, sorted by id. Throws `catalogue.loading` while the catalogue is read for the first time, and `OutageError`. */
  async entries(): Promise<readonly RollEntry[]> {
    const refreshed = this.#refresh();
    if (this.#position === undefined) {
      const late = new AbortController();
      const waited = pause(this.#patienceMs, 'late', { signal: late.signal, ref: false }).catch(() => 'late');
      try {
        if ((await Promise.race([refreshed, waited])) === 'late') {
          refreshed.catch(() => undefined);
          throw new MoissonError('catalogue.loading', {}, { retryable: true });
        }
      } finally {
        late.abort();
      }
    } else await refreshed;
    this.#sorted ??= this.#sort();
    return this.#sorted;
  }

  /** Returns a refresh that begins after this call; concurrent callers share it. */
  #refresh(): Promise<void> {
    this.#next ??= (this.#reading ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#reading = this.#follow();
        return this.#reading;
      });
    return this.#next;
  }

  async #follow(): Promise<void> {
    if (this.#position === undefined) return this.#readAll();
    const { number: wanted } = await this.#ports.datasetChanges.newest();
    while (this.#position.number < wanted) {
      const changed = await this.#ports.datasetChanges.after(this.#position, STEP);
      if (changed === 'too-far') return this.#readAll();
      if (changed.ids.length > 0) await this.#put(this.#ports.datasetReads.texts(changed.ids));
      if (changed.position.number === this.#position.number) return;
      this.#position = changed.position;
    }
  }

  async #readAll(): Promise<void> {
    // Read before the datasets: what changes meanwhile is read again.
    const position = await this.#ports.datasetChanges.newest();
    await this.#put(this.#ports.datasetReads.allTexts());
    this.#position = position;
  }

  async #put(lists: AsyncIterable<readonly DatasetText[]>): Promise<void> {
    let end = performance.now() + TURN_MS;
    for await (const texts of lists)
      for (const text of texts) {
        this.#enter(text);
        if (performance.now() < end) continue;
        await nextTurn();
        end = performance.now() + TURN_MS;
      }
  }

  /** A dataset that cannot be read stays as it was known. */
  #enter({ id, state, json }: DatasetText): void {
    if (this.#entries.size >= MAX_ENTRIES && !this.#entries.has(id)) return;
    try {
      const body = bodyOf(state, json);
      this.#sorted = undefined;
      if (body.state === 'redirect') {
        this.#targets.set(id, body.to);
        this.#entries.set(id, { id, state: 'redirect', stamp: 0, sources: [] });
        return;
      }
      this.#targets.delete(id);
      const [stamp, sources] =
        body.state === 'live'
          ? [body.dataset.changedAt, [...new Set(body.dataset.records.map(({ sourceId }) => sourceId))]]
          : [body.removedAt, body.sourceId === undefined ? [] : [body.sourceId]];
      const organization = this.#shared(body.state === 'live' ? body.dataset.organization : body.organization);
      const known = { id, state: body.state, stamp: Date.parse(stamp), sources };
      if (Number.isNaN(known.stamp)) throw new RangeError(`no time: ${stamp}`);
      this.#entries.set(id, organization === undefined ? known : { ...known, organization });
    } catch (error) {
      announceUnreadable('dataset', id, error);
    }
  }

  #shared(given: Dataset['organization']): RollEntry['organization'] {
    if (given === undefined) return undefined;
    const known = this.#organizations.get(given.id);
    if (known?.name === given.name) return known;
    this.#organizations.set(given.id, given);
    return given;
  }

  /** A dataset that was merged into another one left when that one changed, as far as is known. */
  #sort(): readonly RollEntry[] {
    return [...this.#entries.values()]
      .map((entry) => (entry.state === 'redirect' ? { ...entry, stamp: this.#stampOf(entry.id) } : entry))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #stampOf(id: DatasetId): number {
    let at: DatasetId | undefined = id;
    for (let hop = 0; hop < 10 && at !== undefined; hop += 1) {
      const entry: RollEntry | undefined = this.#entries.get(at);
      if (entry !== undefined && entry.state !== 'redirect') return entry.stamp;
      at = this.#targets.get(at);
    }
    return 0;
  }
}

/** Returns the index of the first entry after an id: binary search. */
export const firstAfter = (entries: readonly RollEntry[], id: string): number => {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.id <= id) low = middle + 1;
    else high = middle;
  }
  return low;
};
