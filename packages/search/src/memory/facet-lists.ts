import { facetKey, type CountedFacet, type IndexedFacet } from './facets.ts';

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
    }
    return number;
  }

  /** Returns the facets of each list, indexed by list number. */
  all(): readonly (readonly IndexedFacet[])[] {
    return this.#lists.map((list) => Array.from(list, (code) => this.#facets[code]!));
  }

  /**
   * Returns, indexed by list number, how many of these facets each list contains; undefined if one of them is unknown.
   */
  holding(facets: readonly IndexedFacet[]): Uint8Array | undefined {
    const held = new Uint8Array(this.#lists.length);
    for (const facet of facets) {
      const code = this.#codes.get(facetKey(facet));
      if (code === undefined) return undefined;
      for (const list of this.#listsByCode[code]!) held[list]! += 1;
    }
    return held;
  }

  /** Returns the count of each facet, given the count of each list. */
  counted(listCounts: Uint32Array): readonly CountedFacet[] {
    const counts = new Uint32Array(this.#facets.length);
    for (let list = 0; list < listCounts.length; list += 1) {
      if (listCounts[list] === 0) continue;
      const codes = this.#lists[list]!;
      for (let at = 0; at < codes.length; at += 1) counts[codes[at]!]! += listCounts[list]!;
    }
    return this.#facets.flatMap((facet, code) => (counts[code] === 0 ? [] : [{ ...facet, count: counts[code]! }]));
  }

  clear(): void {
    this.#facets.length = 0;
    this.#codes.clear();
    this.#listsByCode.length = 0;
    this.#lists.length = 0;
    this.#numbers.clear();
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
