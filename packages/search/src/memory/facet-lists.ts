import { facetKey, type FacetField, type IndexedFacet } from '../dataset/indexed-facets.ts';
import type { CountedFacet } from '../page/facets.ts';

/** Instead of a filter's number: the list fails more than one. */
export const FAILS_SEVERAL = 255;

/** Fewer lists are kept, whether or not a dataset has them. */
const MANY = 10_000;

/** The distinct lists of facets, each with a number: many datasets have the same list. */
export class FacetLists {
  /** All known facets, indexed by code. */
  readonly #facets: IndexedFacet[] = [];
  readonly #codes = new Map<string, number>();
  /** Indexed by facet code: the numbers of the lists that contain it. */
  readonly #listsByCode: number[][] = [];
  /** The codes of each list. */
  readonly #lists: Uint32Array[] = [];
  readonly #numbers = new Map<string, number>();
  /** By list number: the live datasets that have it. */
  readonly #live: number[] = [];
  #used = 0;

  /** The number of known lists; their numbers are lower. */
  get length(): number {
    return this.#lists.length;
  }

  /** Returns the number of a list, a new one if the list is unknown. */
  numberOf(facets: readonly IndexedFacet[]): number {
    const text = JSON.stringify(facets);
    let number = this.#numbers.get(text);
    if (number === undefined) {
      const codes = Uint32Array.from(new Set(facets.map((facet) => this.#code(facet))));
      number = this.#lists.push(codes) - 1;
      for (const code of codes) this.#listsByCode[code]!.push(number);
      this.#numbers.set(text, number);
      this.#live.push(0);
    }
    return number;
  }

  /** Counts datasets that have a list from now on, or (negative) no longer. */
  count(list: number, datasets: number): void {
    const before = this.#live[list]!;
    this.#live[list] = before + datasets;
    this.#used += Number(before + datasets > 0) - Number(before > 0);
  }

  /** By list number: the live datasets that have it. */
  get live(): ArrayLike<number> {
    return this.#live;
  }

  /** Whether most lists are of datasets that changed or were removed. */
  get isWasteful(): boolean {
    return this.length > MANY && this.length > 2 * this.#used;
  }

  /** Returns the lists that a live dataset has alone, and the new number of each list; 0 for the others. */
  compacted(): { readonly lists: FacetLists; readonly numbers: Uint32Array } {
    const [lists, numbers] = [new FacetLists(), new Uint32Array(this.length)];
    this.all().forEach((facets, list) => {
      if (this.#live[list] === 0) return;
      numbers[list] = lists.numberOf(facets);
      lists.count(numbers[list], this.#live[list]!);
    });
    return { lists, numbers };
  }

  /** Returns the facets of each list, indexed by list number. */
  all(): readonly (readonly IndexedFacet[])[] {
    return this.#lists.map((list) => Array.from(list, (code) => this.#facets[code]!));
  }

  /**
   * Returns, by list number, which of these filters a list fails: 0 none, n the one with number n alone, `FAILS_SEVERAL` more than one. A
   * list passes a filter if it has one of its values.
   */
  failing(wanted: readonly { readonly number: number; readonly values: readonly string[] }[]): Uint8Array {
    const failing = new Uint8Array(this.#lists.length);
    for (const { number, values } of wanted) {
      const passes = new Uint8Array(this.#lists.length);
      for (const value of values)
        for (const list of this.#listsByCode[this.#codes.get(value) ?? -1] ?? []) passes[list] = 1;
      for (let list = 0; list < failing.length; list += 1)
        if (passes[list] === 0) failing[list] = failing[list] === 0 ? number : FAILS_SEVERAL;
    }
    return failing;
  }

  /** Returns the count of each facet of these fields, given the count of each list. */
  counted(listCounts: ArrayLike<number>, isCounted: (field: FacetField) => boolean): readonly CountedFacet[] {
    const counts = new Uint32Array(this.#facets.length);
    for (let list = 0; list < listCounts.length; list += 1) {
      const count = listCounts[list]!;
      if (count === 0) continue;
      const codes = this.#lists[list]!;
      for (let at = 0; at < codes.length; at += 1) counts[codes[at]!]! += count;
    }
    return this.#facets.flatMap((facet, code) =>
      counts[code] === 0 || !isCounted(facet.field) ? [] : [{ ...facet, count: counts[code]! }],
    );
  }

  #code(facet: IndexedFacet): number {
    const key = facetKey(facet);
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.#facets.push(facet) - 1;
      this.#listsByCode.push([]);
      this.#codes.set(key, code);
    }
    return code;
  }
}
