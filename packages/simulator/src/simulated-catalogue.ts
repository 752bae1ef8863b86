import { defined } from '@moisson/kernel';
import { drifts, type DriftName } from './drift.ts';
import { factOf, type Fact, type Revisions } from './fact.ts';

/** Protocols that the simulator serves. */
export const simulatedProtocols = [
  'ckan',
  'arcgis-hub',
  'dcat',
  'dcat-us',
  'opendatasoft',
  'table',
  'moisson',
  'ogc-records',
  'schema-org',
  'socrata',
  'csw',
  'oai-pmh',
  'stac',
  'udata',
] as const;
export type SimulatedProtocol = (typeof simulatedProtocols)[number];

export interface CatalogueOptions {
  readonly id: string;
  readonly protocol: SimulatedProtocol;
  readonly seed: number;
  readonly size: number;
  readonly organization: Fact['organization'];
  /** Sentences per description. */
  readonly length?: number;
  readonly licenseId?: string;
  /** Catalogues whose datasets this one copies under its own ids. */
  readonly copies?: readonly SimulatedCatalogue[];
  /** Maximum of rows per page, whatever is requested. */
  readonly rowsMax?: number;
  /** Texts are double-encoded, as those of the Esri route. */
  readonly mojibake?: boolean;
  /** Datasets that are layers of one map service, as in Hub; 1 if absent. */
  readonly layersPerService?: number;
  /** Gives each dataset a unique keyword, by which a test recognises it under any key and title. */
  readonly mark?: string;
  /** The form of its identifiers, where a protocol has no form of its own; `uuid` if absent. */
  readonly ids?: 'uuid' | 'integer';
  /** Words at the end of each title, such as the name of a city. */
  readonly titleEnd?: string;
  /** The first part of the names of its datasets; `jeu` if absent. */
  readonly namePrefix?: string;
  readonly quirks?: readonly Quirk[];
}

/**
 * Ways of a protocol that not every catalogue has; each server knows its own.
 * - `dcat` (csw, oai-pmh), `datacite` (oai-pmh): its records are in DCAT, or in DataCite. `dcat-in-part` (oai-pmh): only half of them are.
 * - `dkan` (ckan): a DKAN, which has no search.
 * - `nested` (dcat-us): version 3.0, with nested catalogues and a series.
 * - `next-elsewhere` (stac, udata): the next page is on another host; `next-loops`: it is the first one again.
 * - `static` (stac): a static catalogue, with a link that loops.
 * - `unknown-domain` (socrata): the API does not know the portal's domain, and lists the assets of all portals.
 */
export type Quirk =
  | 'datacite'
  | 'dcat'
  | 'dcat-in-part'
  | 'dkan'
  | 'nested'
  | 'next-elsewhere'
  | 'next-loops'
  | 'static'
  | 'unknown-domain';

/** How a catalogue answers a request for one record: correctly, not at all, or always 404. */
export const recordAnswers = ['truly', 'never', 'not-found'] as const;
export type RecordAnswers = (typeof recordAnswers)[number];

/** How a catalogue treats a filter by date of change: as asked, not at all, or it answers that nothing changed, whatever the date. */
export const sinceFilters = ['obeyed', 'ignored', 'nothing'] as const;
export type SinceFilter = (typeof sinceFilters)[number];

/** A fact, and its origin if it is a copy. */
export interface Entry {
  readonly fact: Fact;
  readonly origin?: SimulatedCatalogue;
  /** Position in this catalogue; its id is made from it. */
  readonly position: number;
}

const LONG_AGO = Date.UTC(2015, 0, 1);
const NONE: Revisions = { content: 0, date: 0, title: 0 };
/** The first position of copies, and the distance between the copies of two origins: more than any catalogue's own datasets. */
const COPIES = 1_000_000;
/** The distance between the seeds of the identifiers of two eras. */
const ERA = 7919;

/** A simulated catalogue: facts are made on demand from a seed, so that any size costs nothing; only later changes are stored. */
export class SimulatedCatalogue {
  readonly options: CatalogueOptions;
  /** The address at which it is served; its records link to it. */
  url = 'http://127.0.0.1';
  /** The name of the bad answer that it gives; undefined while it is well. */
  fault: string | undefined;
  recordAnswers: RecordAnswers = 'truly';
  sinceFilter: SinceFilter = 'obeyed';
  /** Returns the time at which its datasets change, by its own clock, in milliseconds. Without it a filter by date is ignored. */
  clock: (() => number) | undefined;
  /** A way in which all its datasets look different; undefined for the usual one. */
  drift: DriftName | undefined;
  /** Another catalogue that is served at its address in its place. */
  standIn: SimulatedCatalogue | undefined;
  /** The text of its robots.txt; it has none if undefined. */
  robots: string | undefined;
  /** The address to which every request is redirected. */
  movedTo: string | undefined;
  /** A higher number gives all datasets other identifiers; the former number gives them back. */
  era = 0;
  /** Number of datasets that are equal in the list's order: each answer sorts them differently. */
  ties = 1;
  /** Number of answers given. */
  answers = 0;
  #size: number;
  readonly #removed = new Set<number>();
  readonly #gone = new Set<number>();
  readonly #hidden = new Set<number>();
  /** When datasets came, changed, came back or left for good. */
  readonly #changedAt = new Map<number, number>();
  readonly #rotations = new Map<number, number>();
  #repeatedSlugs = 0;
  readonly #revisions = new Map<number, Revisions>();
  #live: Uint32Array | undefined;

  constructor(options: CatalogueOptions) {
    this.options = options;
    this.#size = options.size;
  }

  /** Its own datasets that the list shows (neither removed nor hidden), by id. */
  get live(): Uint32Array {
    this.#live ??= Uint32Array.from({ length: this.#size }, (_, index) => index).filter(
      (index) => !this.#removed.has(index) && !this.#hidden.has(index),
    );
    return this.#live;
  }

  /** Its own datasets that exist, hidden ones included: catalogues that copy it keep them. */
  get present(): Uint32Array {
    if (this.#hidden.size === 0) return this.live;
    return Uint32Array.from({ length: this.#size }, (_, index) => index).filter((index) => !this.#removed.has(index));
  }

  /** Number of datasets that it serves: its own, then its copies. */
  get count(): number {
    return this.live.length + (this.options.copies ?? []).reduce((sum, { present }) => sum + present.length, 0);
  }

  /** Returns the places in the list of what changed since an instant; all places without one. */
  placesSince(since: Date | undefined): number[] {
    const places = Array.from({ length: this.count }, (_, place) => place);
    if (since === undefined || this.clock === undefined || this.sinceFilter === 'ignored') return places;
    if (this.sinceFilter === 'nothing') return [];
    return places.filter((place) => {
      const { fact, origin, position } = this.entry(place);
      const changedAt = origin === undefined ? this.changedAt(position) : origin.changedAt(fact.index);
      return changedAt >= since.getTime();
    });
  }

  /** When a dataset last changed, by its own clock. Milliseconds. */
  changedAt(position: number): number {
    return this.#changedAt.get(position) ?? LONG_AGO;
  }

  has(quirk: Quirk): boolean {
    return this.options.quirks?.includes(quirk) === true;
  }

  /** The seed of its identifiers. */
  get idSeed(): number {
    return this.options.seed + this.era * ERA;
  }

  /** Returns the identifier of a dataset in the catalogue's form, given as a UUID. */
  identifier(uuid: string, position: number): string {
    return this.options.ids === 'integer' ? String(500_000 + this.idSeed + position) : uuid;
  }

  entry(place: number): Entry {
    const at = this.#inOrder(place);
    if (at < this.live.length) return { fact: this.#fact(this.live[at]!), position: this.live[at]! };
    let rest = at - this.live.length;
    let position = COPIES;
    for (const origin of this.options.copies ?? []) {
      const { present } = origin;
      if (rest < present.length) {
        const index = present[rest]!;
        return { fact: origin.#fact(index), origin, position: position + index };
      }
      rest -= present.length;
      position += COPIES;
    }
    throw new RangeError(`no entry ${at} in ${this.options.id}`);
  }

  /** Returns one of its own datasets, or a copy, if it serves it (listed or hidden); else undefined. */
  served(position: number): Entry | undefined {
    if (this.#removed.has(position) || !Number.isInteger(position) || position < 0) return undefined;
    if (position < this.#size) return { fact: this.#fact(position), position };
    let first = COPIES;
    for (const origin of this.options.copies ?? []) {
      const fact = position < first + COPIES ? origin.served(position - first)?.fact : undefined;
      if (fact !== undefined) return { fact, origin, position };
      first += COPIES;
    }
    return undefined;
  }

  /** Returns the first of its own datasets, removed ones included, that matches. */
  find(isIt: (index: number) => boolean): number | undefined {
    for (let index = 0; index < this.#size; index += 1) if (isIt(index)) return index;
    return undefined;
  }

  /** Whether it answers 410 (gone) for a removed dataset, instead of 404. */
  isGone(index: number): boolean {
    return this.#gone.has(index);
  }

  /** Its own datasets that are gone for good: a protocol that reports deleted records lists them. */
  get gone(): readonly number[] {
    return [...this.#gone].sort((a, b) => a - b);
  }

  /** Returns the map service of a dataset, and its current layer number. */
  layerOf(index: number): { readonly service: number; readonly layer: number } {
    const { layersPerService = 1 } = this.options;
    const service = Math.floor(index / layersPerService);
    return { service, layer: ((index % layersPerService) + (this.#rotations.get(service) ?? 0)) % layersPerService };
  }

  /** Returns the slug that a dataset shares with its neighbour; undefined if its identifier is unique. */
  repeatedSlug(index: number): string | undefined {
    return index < this.#repeatedSlugs ? `jeu-${index - (index % 2)}` : undefined;
  }

  /** Moves every layer of the first services to the next number, as when a map service is published anew. */
  renumber(services: number): void {
    for (let service = 0; service < services; service += 1)
      this.#rotations.set(service, (this.#rotations.get(service) ?? 0) + 1);
  }

  /** Publishes the first datasets, two by two, under one slug. */
  repeatSlugs(datasets: number): void {
    this.#repeatedSlugs = datasets;
  }

  /** Leaves a dataset out of the list, but still serves it by its id. */
  hide(index: number): void {
    this.#hidden.add(index);
    this.#live = undefined;
  }

  /** Shows every hidden dataset in the list again. */
  unhide(): void {
    this.#hidden.clear();
    this.#live = undefined;
  }

  /** Removes a dataset; from then on it answers 410 (gone). */
  removeForGood(index: number): void {
    this.#gone.add(index);
    this.#changes(index);
    this.remove(index);
  }

  change(index: number): void {
    this.#revise(index, { ...NONE, content: 1 });
  }

  /** Moves a dataset's date and changes nothing else. */
  touch(index: number): void {
    this.#revise(index, { ...NONE, date: 1 });
  }

  retitle(index: number): void {
    this.#revise(index, { ...NONE, title: 1 });
  }

  remove(index: number): void {
    this.#removed.add(index);
    this.#live = undefined;
  }

  restore(index: number): void {
    this.#removed.delete(index);
    this.#changes(index);
    this.#gone.delete(index);
    this.#live = undefined;
  }

  /** Adds datasets at the end. */
  grow(by: number): void {
    for (let index = this.#size; index < this.#size + by; index += 1) this.#changes(index);
    this.#size += by;
    this.#live = undefined;
  }

  /** Returns the dataset at a place of the list, in this answer. */
  #inOrder(place: number): number {
    if (this.ties < 2) return place;
    const first = place - (place % this.ties);
    const tied = Math.min(this.ties, this.count - first);
    return first + ((place - first + this.answers) % tied);
  }

  #fact(index: number): Fact {
    const { seed, organization, length = 12, licenseId = 'cc-by', mark, titleEnd } = this.options;
    const style = { organization, length, licenseId, ...defined({ mark, titleEnd }) };
    const fact = factOf(seed, index, this.#revisions.get(index) ?? NONE, style);
    return this.drift === undefined ? fact : drifts[this.drift](fact);
  }

  #changes(index: number): void {
    if (this.clock !== undefined) this.#changedAt.set(index, this.clock());
  }

  #revise(index: number, by: Revisions): void {
    const { content, date, title } = this.#revisions.get(index) ?? NONE;
    this.#changes(index);
    this.#revisions.set(index, { content: content + by.content, date: date + by.date, title: title + by.title });
  }
}
