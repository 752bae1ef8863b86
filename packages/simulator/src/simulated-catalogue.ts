import { defined } from '@moisson/kernel';
import { factOf, type Fact, type Revisions } from './fact.ts';

/** Protocols that the simulator serves. */
export const simulatedProtocols = ['ckan', 'arcgis-hub', 'opendatasoft'] as const;
export type SimulatedProtocol = (typeof simulatedProtocols)[number];

export interface CatalogueOptions {
  readonly id: string;
  readonly protocol: SimulatedProtocol;
  readonly seed: number;
  readonly size: number;
  readonly organization: Fact['organization'];
  /** Sentences of each description. */
  readonly length?: number;
  readonly licenseId?: string;
  /** Datasets of other catalogues that this one copies under ids of its own. */
  readonly copies?: readonly SimulatedCatalogue[];
  /** Most rows that a page may have, whatever is asked. */
  readonly rowsMax?: number;
  /** Texts come double-encoded, as from the Esri route. */
  readonly mojibake?: boolean;
  /** Datasets that are layers of one map service, as Hub has them; 1 if not given. */
  readonly layersPerService?: number;
  /** Gives each dataset a keyword of its own, by which a test knows it under any key and title. */
  readonly mark?: string;
}

/** How a catalogue answers a question about one record: by what it holds, not at all, or always that there is no such record. */
export const recordAnswers = ['truly', 'never', 'not-found'] as const;
export type RecordAnswers = (typeof recordAnswers)[number];

/** A fact, and where it is copied from if it is. */
export interface Entry {
  readonly fact: Fact;
  readonly origin?: SimulatedCatalogue;
  /** Position in this catalogue: what its id is made from. */
  readonly position: number;
}

const NONE: Revisions = { content: 0, date: 0, title: 0 };
/** The first position of a copy, and how far apart those of two origins begin: more than a catalogue has of its own. */
const COPIES = 1_000_000;
/** Between the seeds of identifiers of one time and of the next. */
const ERA = 7919;

/**
 * A catalogue on the other side: facts made on demand from a seed, so that any size costs nothing, and what happened to
 * them since.
 */
export class SimulatedCatalogue {
  readonly options: CatalogueOptions;
  /** The site under which it is served; its records link to it. */
  url = 'http://127.0.0.1';
  /** The name of the bad answer that it gives, or nothing while it is well. */
  fault: string | undefined;
  recordAnswers: RecordAnswers = 'truly';
  /** Raised, all datasets have other identifiers; lowered again, their former ones. */
  era = 0;
  /** Datasets that are equal in the order of the list: each answer has them in another one. */
  ties = 1;
  /** Answers that it gave. */
  answers = 0;
  #size: number;
  readonly #removed = new Set<number>();
  readonly #gone = new Set<number>();
  readonly #hidden = new Set<number>();
  readonly #rotations = new Map<number, number>();
  #repeatedSlugs = 0;
  readonly #revisions = new Map<number, Revisions>();
  #live: Uint32Array | undefined;

  constructor(options: CatalogueOptions) {
    this.options = options;
    this.#size = options.size;
  }

  /** Its own datasets that its list shows, those removed or hidden left out, in the order of their ids. */
  get live(): Uint32Array {
    this.#live ??= Uint32Array.from({ length: this.#size }, (_, index) => index).filter(
      (index) => !this.#removed.has(index) && !this.#hidden.has(index),
    );
    return this.#live;
  }

  /** Its own datasets that are there, those that its list leaves out too: who copies it keeps them. */
  get present(): Uint32Array {
    if (this.#hidden.size === 0) return this.live;
    return Uint32Array.from({ length: this.#size }, (_, index) => index).filter((index) => !this.#removed.has(index));
  }

  /** All that it serves: its own datasets, then its copies. */
  get count(): number {
    return this.live.length + (this.options.copies ?? []).reduce((sum, { present }) => sum + present.length, 0);
  }

  /** What its identifiers are made from. */
  get idSeed(): number {
    return this.options.seed + this.era * ERA;
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

  /** One of its own datasets, or a copy, that it serves when asked for it, in its list or hidden; nothing where it is not there. */
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

  /** The first of its own datasets that is so, among those that it ever had. */
  find(isIt: (index: number) => boolean): number | undefined {
    for (let index = 0; index < this.#size; index += 1) if (isIt(index)) return index;
    return undefined;
  }

  /** Whether it says of a removed dataset that it is gone (410), instead of not found. */
  isGone(index: number): boolean {
    return this.#gone.has(index);
  }

  /** The map service that a dataset is a layer of, and the number that the layer has now. */
  layerOf(index: number): { readonly service: number; readonly layer: number } {
    const { layersPerService = 1 } = this.options;
    const service = Math.floor(index / layersPerService);
    return { service, layer: ((index % layersPerService) + (this.#rotations.get(service) ?? 0)) % layersPerService };
  }

  /** The slug that a dataset shares with its neighbour; nothing where its identifier is its own. */
  repeatedSlug(index: number): string | undefined {
    return index < this.#repeatedSlugs ? `jeu-${index - (index % 2)}` : undefined;
  }

  /** Gives every layer of the first services the number of the next one, as a map service published anew does. */
  renumber(services: number): void {
    for (let service = 0; service < services; service += 1)
      this.#rotations.set(service, (this.#rotations.get(service) ?? 0) + 1);
  }

  /** Publishes the first datasets, two by two, under one slug. */
  repeatSlugs(datasets: number): void {
    this.#repeatedSlugs = datasets;
  }

  /** Leaves a dataset out of the list, and serves it all the same to who asks for it. */
  hide(index: number): void {
    this.#hidden.add(index);
    this.#live = undefined;
  }

  /** Shows every hidden dataset in the list again. */
  unhide(): void {
    this.#hidden.clear();
    this.#live = undefined;
  }

  /** Removes a dataset, and says from then on that it is gone. */
  removeForGood(index: number): void {
    this.#gone.add(index);
    this.remove(index);
  }

  /** Changes the content of a dataset. */
  change(index: number): void {
    this.#revise(index, { ...NONE, content: 1 });
  }

  /** Moves a dataset's date and nothing else. */
  touch(index: number): void {
    this.#revise(index, { ...NONE, date: 1 });
  }

  /** Gives a dataset another title. */
  retitle(index: number): void {
    this.#revise(index, { ...NONE, title: 1 });
  }

  remove(index: number): void {
    this.#removed.add(index);
    this.#live = undefined;
  }

  restore(index: number): void {
    this.#removed.delete(index);
    this.#gone.delete(index);
    this.#live = undefined;
  }

  /** Adds datasets at the end. */
  grow(by: number): void {
    this.#size += by;
    this.#live = undefined;
  }

  /** Which dataset stands at a place of the list in this answer. */
  #inOrder(place: number): number {
    if (this.ties < 2) return place;
    const first = place - (place % this.ties);
    const tied = Math.min(this.ties, this.count - first);
    return first + ((place - first + this.answers) % tied);
  }

  #fact(index: number): Fact {
    const { seed, organization, length = 12, licenseId = 'cc-by', mark } = this.options;
    const style = { organization, length, licenseId, ...defined({ mark }) };
    return factOf(seed, index, this.#revisions.get(index) ?? NONE, style);
  }

  #revise(index: number, by: Revisions): void {
    const { content, date, title } = this.#revisions.get(index) ?? NONE;
    this.#revisions.set(index, { content: content + by.content, date: date + by.date, title: title + by.title });
  }
}
