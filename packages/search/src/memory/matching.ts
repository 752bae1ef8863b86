import type { DatasetQuery } from '@moisson/domain';
import { spanOf } from '../dataset/coverage.ts';
import { wantedFacets, type FacetField } from '../dataset/indexed-facets.ts';
import { recordToken } from '../dataset/indexed-text.ts';
import type { Excluded } from '../plan/search-plan.ts';
import { FAILS_SEVERAL } from './facet-lists.ts';
import type { CountedFacet } from '../page/facets.ts';
import { rowOf, type Postings } from './postings.ts';
import type { Rows } from './rows.ts';

/**
 * Checks rows against the filters of one query, and counts those that match. A facet is counted without its own filter: over the rows that
 * fail no other one.
 */
export class Matching {
  readonly #rows: Rows;
  readonly #absentRows: ReadonlySet<number>;
  readonly #excluded: ReadonlySet<number>;
  readonly #checks: readonly ((row: number) => boolean)[];
  readonly #wanted: readonly FacetField[];
  readonly #failing: Uint8Array;
  readonly #absent: boolean | undefined;
  /** By list number, the matching rows; then for each filter, the rows that fail it alone. Lists first: there are fewer than rows. */
  readonly #counts: readonly Uint32Array[];
  #total = 0;
  #absentCount = 0;
  #presentCount = 0;

  constructor(rows: Rows, postings: Postings, query: DatasetQuery, excluded: readonly Excluded[]) {
    const wanted = wantedFacets(query);
    this.#rows = rows;
    this.#wanted = [...wanted.keys()];
    this.#failing = rows.facetLists.failing(wanted);
    this.#absent = query.absent;
    this.#absentRows = absentRows(rows, postings, query.absentRecords ?? []);
    this.#excluded = excludedRows(rows, postings, excluded);
    const span = spanOf(query.period);
    this.#checks = [
      ...(span === undefined ? [] : [rows.inSpan(span)]),
      ...(query.bbox === undefined ? [] : [rows.inBox(query.bbox)]),
    ];
    this.#counts = [undefined, ...this.#wanted].map(() => new Uint32Array(rows.facetLists.length));
  }

  /** Counts a row for the facets, and returns whether it matches all filters. */
  accepts(row: number): boolean {
    const rows = this.#rows;
    if (!rows.isLive(row) || this.#excluded.has(row)) return false;
    for (const check of this.#checks) if (!check(row)) return false;
    const list = rows.listOf(row);
    const failed = this.#failing[list]!;
    if (failed === FAILS_SEVERAL) return false;
    const isAbsent = this.#absentRows.has(row);
    const failsAbsence = this.#absent !== undefined && isAbsent !== this.#absent;
    if (!failsAbsence) this.#counts[failed]![list]! += 1;
    if (failed !== 0) return false;
    if (isAbsent) this.#absentCount += 1;
    else this.#presentCount += 1;
    if (failsAbsence) return false;
    this.#total += 1;
    return true;
  }

  /** Forgets what was counted. */
  restart(): void {
    [this.#total, this.#absentCount, this.#presentCount] = [0, 0, 0];
    for (const counts of this.#counts) counts.fill(0);
  }

  get total(): number {
    return this.#total;
  }

  /** The matching rows that are absent, and those that are not; both without a filter by absence. */
  get absences(): readonly [number, number] {
    return [this.#absentCount, this.#presentCount];
  }

  facets(): readonly CountedFacet[] {
    const [all, ...failing] = this.#counts;
    const lists = this.#rows.facetLists;
    return [
      ...lists.counted(all!, (field) => !this.#wanted.includes(field)),
      ...failing.flatMap((counts, at) => {
        const field = this.#wanted[at]!;
        return lists.counted(
          counts.map((count, list) => count + all![list]!),
          (one) => one === field,
        );
      }),
    ];
  }
}

/** Returns the rows of the datasets whose records are all in this list. */
const absentRows = (rows: Rows, postings: Postings, records: readonly string[]): ReadonlySet<number> => {
  const absentOf = new Map<number, number>();
  for (const record of new Set(records))
    for (const posting of Array.from(postings.of(recordToken(record)))) {
      const row = rowOf(posting);
      if (rows.isLive(row)) absentOf.set(row, (absentOf.get(row) ?? 0) + 1);
    }
  return new Set([...absentOf].flatMap(([row, count]) => (count === rows.recordsOf(row) ? [row] : [])));
};

/** Returns the rows that hold one of these words or phrases. */
const excludedRows = (rows: Rows, postings: Postings, excluded: readonly Excluded[]): ReadonlySet<number> => {
  const found = new Set<number>();
  for (const { words, pairs } of excluded) {
    const [first = new Set<number>(), ...others] = words.map((tokens) => rowsWith(postings, tokens));
    const holds = rows.pairs.holding(pairs);
    for (const row of first) if (others.every((other) => other.has(row)) && holds(row)) found.add(row);
  }
  return found;
};

const rowsWith = (postings: Postings, tokens: readonly string[]): Set<number> => {
  const rows = new Set<number>();
  for (const token of tokens) {
    const list = postings.of(token);
    for (let n = 0; n < list.length; n += 1) rows.add(rowOf(list[n]!));
  }
  return rows;
};
