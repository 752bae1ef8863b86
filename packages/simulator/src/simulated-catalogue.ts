import type { Protocol } from '@moisson/contracts';
import { factOf, type Fact, type Revisions } from './fact.ts';

export interface CatalogueOptions {
  readonly id: string;
  readonly protocol: Protocol;
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
}

/** A fact, and where it is copied from if it is. */
export interface Entry {
  readonly fact: Fact;
  readonly origin?: SimulatedCatalogue;
  /** Position in this catalogue: what its id is made from. */
  readonly position: number;
}

const NONE: Revisions = { content: 0, date: 0 };

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
  #size: number;
  readonly #removed = new Set<number>();
  readonly #revisions = new Map<number, Revisions>();
  #live: Uint32Array | undefined;

  constructor(options: CatalogueOptions) {
    this.options = options;
    this.#size = options.size;
  }

  /** Its own datasets, those removed left out, in the order of their ids. */
  get live(): Uint32Array {
    this.#live ??= Uint32Array.from({ length: this.#size }, (_, index) => index).filter(
      (index) => !this.#removed.has(index),
    );
    return this.#live;
  }

  /** All that it serves: its own datasets, then its copies. */
  get count(): number {
    return this.live.length + (this.options.copies ?? []).reduce((sum, { live }) => sum + live.length, 0);
  }

  entry(at: number): Entry {
    if (at < this.live.length) return { fact: this.#fact(this.live[at]!), position: this.live[at]! };
    let rest = at - this.live.length;
    let position = this.#size;
    for (const origin of this.options.copies ?? []) {
      if (rest < origin.live.length) {
        const index = origin.live[rest]!;
        return { fact: origin.#fact(index), origin, position: position + index };
      }
      rest -= origin.live.length;
      position += 1_000_000;
    }
    throw new RangeError(`no entry ${at} in ${this.options.id}`);
  }

  /** Changes the content of a dataset. */
  change(index: number): void {
    this.#revise(index, { content: 1, date: 0 });
  }

  /** Moves a dataset's date and nothing else. */
  touch(index: number): void {
    this.#revise(index, { content: 0, date: 1 });
  }

  remove(index: number): void {
    this.#removed.add(index);
    this.#live = undefined;
  }

  restore(index: number): void {
    this.#removed.delete(index);
    this.#live = undefined;
  }

  /** Adds datasets at the end. */
  grow(by: number): void {
    this.#size += by;
    this.#live = undefined;
  }

  #fact(index: number): Fact {
    const { seed, organization, length = 12, licenseId = 'cc-by' } = this.options;
    return factOf(seed, index, organization, this.#revisions.get(index) ?? NONE, length, licenseId);
  }

  #revise(index: number, by: Revisions): void {
    const { content, date } = this.#revisions.get(index) ?? NONE;
    this.#revisions.set(index, { content: content + by.content, date: date + by.date });
  }
}
