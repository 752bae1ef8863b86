import type { Bounded, Dataset } from '@moisson/contracts';
import { BoundedMemory, type DatasetQuery, type OrganizationCount, type SearchPage } from '@moisson/domain';
import { BestHits, inOrder } from './best-hits.ts';
import { decodeCursor, encodeCursor, type SearchCursor } from './cursor.ts';
import {
  facetKey,
  facetsByName,
  indexedFacets,
  organizationCounts,
  wantedFacets,
  type CountedFacet,
  type IndexedFacet,
} from './facets.ts';
import { fieldWeights, indexedText, type IndexedText } from './indexed-text.ts';
import { fieldsOf, Postings, rowOf } from './postings.ts';
import { parseQuery, type QueryWord } from './query.ts';

/** What an index is made for; more work, slower. */
const MAX_DATASETS = 1_000_000;
/** Lists of facets that are kept once for all datasets that have the same. */
const MAX_SHARED = 10_000;
const MIN_DEAD = 1000;

/** A page of results, its datasets by their ids. */
export interface FoundIds extends Omit<SearchPage, 'items'> {
  readonly ids: readonly string[];
}

interface Row {
  readonly id: string;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  /** Codes. */
  readonly facets: Uint32Array;
}

/**
 * The live datasets as searches see them, in memory: some 1.2 KB each. Every store derives one from the datasets that stand
 * in it, so that all find the same.
 *
 * All words of a query must be found, each in any field. A dataset's score is the sum, over the words, of the weights of the
 * fields that hold the word; equal scores come newest change first, then by id.
 *
 * A dataset that is put again gets a new row, and the old one is dead; once as many are dead as alive, all are numbered anew.
 */
export class SearchIndex {
  #rows: (Row | undefined)[] = [];
  readonly #rowById = new Map<string, number>();
  #postings = new Postings();
  /** Every facet that was ever met, by its code. */
  readonly #facets: IndexedFacet[] = [];
  readonly #codes = new Map<string, number>();
  readonly #shared = new BoundedMemory<Uint32Array>('search.facet-lists', MAX_SHARED);
  readonly #organizationNames = new Map<string, string>();
  readonly #minDead: number;

  /** `minDead`: rows that no dataset stands in any more, before they are given back. */
  constructor(minDead = MIN_DEAD) {
    this.#minDead = minDead;
  }

  /** What it holds. The datasets are bounded by the catalogue alone. */
  readonly bounds: readonly Bounded[] = [
    this.#shared,
    { name: 'search.datasets', limit: MAX_DATASETS, held: () => this.size },
  ];

  /** Live datasets. */
  get size(): number {
    return this.#rowById.size;
  }

  /** Rows in memory, dead ones among them. */
  get rows(): number {
    return this.#rows.length;
  }

  /** Of a dataset that is in it. */
  revisionOf(id: string): number | undefined {
    return this.#rows[this.#rowById.get(id) ?? -1]?.revision;
  }

  /** Puts a dataset in place of what stands under its id; or, without one, takes that out. */
  put(id: string, revision: number, dataset: Dataset | undefined): void {
    this.#take(id);
    if (dataset === undefined) return;
    const row = this.#rows.length;
    this.#rows.push({
      ...{ id, revision, changedAt: Date.parse(dataset.changedAt) },
      facets: this.#coded(indexedFacets(dataset)),
    });
    this.#rowById.set(id, row);
    const text = indexedText(dataset);
    for (const [field, bit] of FIELD_BITS) for (const token of text[field]) this.#postings.add(token, row, bit);
    const { organization } = dataset;
    if (organization !== undefined) this.#organizationNames.set(organization.id, organization.name);
  }

  clear(): void {
    [this.#rows, this.#postings] = [[], new Postings()];
    this.#rowById.clear();
  }

  /** Throws `request.invalid` on a cursor that is not ours. */
  find(query: DatasetQuery): FoundIds {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    // One more than asked for is sought, to know whether there is a next page.
    const best = new BestHits(query.limit + 1);
    const { total, counted } = this.#match(query, (row, score) => {
      if (!best.wants(score, row.changedAt)) return;
      const hit: SearchCursor = { score, changedAt: row.changedAt, id: row.id };
      if (after === undefined || inOrder(after, hit) < 0) best.offer(hit);
    });
    const shown = best.hits.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      ids: shown.map(({ id }) => id),
      total,
      facets: facetsByName(counted, this.#organizationNames),
      ...(best.hits.length > query.limit && last !== undefined ? { next: encodeCursor(last) } : {}),
    };
  }

  organizations(): readonly OrganizationCount[] {
    return organizationCounts(this.#match({ limit: 0 }, () => undefined).counted, this.#organizationNames);
  }

  /** Visits what matches; returns how many do, in all and by facet. */
  #match(
    query: DatasetQuery,
    visit: (row: Row, score: number) => void,
  ): { total: number; counted: readonly CountedFacet[] } {
    const wanted = wantedFacets(query).map((facet) => this.#codes.get(facetKey(facet)));
    if (wanted.includes(undefined)) return { total: 0, counted: [] };
    // By the facets' codes.
    const counts = new Uint32Array(this.#facets.length);
    let total = 0;
    this.#eachWithWords(parseQuery(query.text ?? ''), (row, score) => {
      if (!wanted.every((code) => row.facets.includes(code!))) return;
      total += 1;
      for (const code of row.facets) counts[code]! += 1;
      visit(row, score);
    });
    const counted = this.#facets.flatMap((facet, code) =>
      counts[code] === 0 ? [] : [{ ...facet, count: counts[code]! }],
    );
    return { total, counted };
  }

  /** Visits the rows that hold all words; every row where there is no word. */
  #eachWithWords(words: readonly QueryWord[], visit: (row: Row, score: number) => void): void {
    const rows = this.#rows.length;
    // How many of the words, from the first on, a row holds.
    const held = new Uint8Array(rows);
    const scores = new Uint16Array(rows);
    words.forEach((word, at) => {
      const fields = new Uint8Array(rows);
      for (const token of word) {
        const postings = this.#postings.of(token);
        for (let n = 0; n < postings.length; n += 1) {
          const row = rowOf(postings[n]!);
          if (held[row]! < at) continue;
          const fresh = fieldsOf(postings[n]!) & ~fields[row]!;
          fields[row]! |= fresh;
          scores[row]! += WEIGHT_OF[fresh]!;
          held[row] = at + 1;
        }
      }
    });
    for (let at = 0; at < rows; at += 1) {
      const row = this.#rows[at];
      if (row !== undefined && held[at] === words.length) visit(row, scores[at]!);
    }
  }

  #take(id: string): void {
    const at = this.#rowById.get(id);
    if (at === undefined) return;
    this.#rows[at] = undefined;
    this.#rowById.delete(id);
    const dead = this.#rows.length - this.#rowById.size;
    if (dead > Math.max(this.#minDead, this.#rowById.size)) this.#renumber();
  }

  /** Rows get numbers anew, facets codes: those that no dataset has any more are forgotten. */
  #renumber(): void {
    const numbers = new Map<number, number>();
    const facets = this.#facets.splice(0);
    this.#codes.clear();
    this.#shared.clear();
    this.#rows = this.#rows.flatMap((row, at) => {
      if (row === undefined) return [];
      this.#rowById.set(row.id, numbers.size);
      numbers.set(at, numbers.size);
      return [{ ...row, facets: this.#coded(Array.from(row.facets, (code) => facets[code]!)) }];
    });
    this.#postings = this.#postings.renumbered((row) => numbers.get(row));
  }

  #coded(facets: readonly IndexedFacet[]): Uint32Array {
    const text = JSON.stringify(facets);
    let coded = this.#shared.get(text);
    if (coded === undefined) {
      coded = Uint32Array.from(facets, (facet) => this.#code(facet));
      this.#shared.set(text, coded);
    }
    return coded;
  }

  #code(facet: IndexedFacet): number {
    const key = facetKey(facet);
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.#facets.push(facet) - 1;
      this.#codes.set(key, code);
    }
    return code;
  }
}

/** Each field of the text, as a bit of a posting. */
const FIELD_BITS = (Object.keys(fieldWeights) as (keyof IndexedText)[]).map((field, at) => [field, 1 << at] as const);

/** The weight of several fields together, by their bits. */
const WEIGHT_OF = Array.from({ length: 1 << FIELD_BITS.length }, (_, bits) =>
  FIELD_BITS.reduce((sum, [field, bit]) => sum + ((bits & bit) === 0 ? 0 : fieldWeights[field]), 0),
);
