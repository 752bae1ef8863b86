import type { Bounded } from '@moisson/contracts';
import { BoundedMemory } from '@moisson/domain';
import { facetOf, type IndexedFacet } from '@moisson/search';
import { parse, type Database } from './database.ts';

/** Lists of facets that are kept once for all datasets that have the same. */
const MAX_SHARED = 10_000;

/** What the embedded form is made for; more work, slower. */
const MAX_DATASETS = 1_000_000;

interface ColumnRow {
  readonly rid: number;
  readonly id: string;
  readonly changed_at: string;
  readonly live: number;
  readonly facets: string;
}

/**
 * What searches order, filter and count by, of every live dataset, in memory: some 150 bytes a dataset. Read whole when first
 * asked for; then only what changed since.
 */
export class SearchColumns {
  readonly #db: Database;
  #seq: number | undefined;
  #live = 0;
  /** By row number, as the two after it; nothing where no live dataset stands. */
  #ids: (string | undefined)[] = [];
  #changedAt: string[] = [];
  #facets: Uint32Array[] = [];
  /** Every facet that was ever met, by its code. */
  readonly #known: IndexedFacet[] = [];
  readonly #codes = new Map<string, number>();
  readonly #shared = new BoundedMemory<Uint32Array>('search.facet-lists', MAX_SHARED);

  constructor(db: Database) {
    this.#db = db;
  }

  /** What it holds in memory. The datasets are bounded by the catalogue alone. */
  get bounds(): readonly Bounded[] {
    return [this.#shared, { name: 'search.datasets', limit: MAX_DATASETS, held: () => this.#live }];
  }
  /** Row numbers are below this. */
  get length(): number {
    return this.#ids.length;
  }
  get known(): readonly IndexedFacet[] {
    return this.#known;
  }
  idOf(rid: number): string | undefined {
    return this.#ids[rid];
  }
  changedAt(rid: number): string {
    return this.#changedAt[rid] ?? '';
  }
  facetsOf(rid: number): Uint32Array {
    return this.#facets[rid] ?? NONE;
  }
  /** Nothing where no dataset ever had it. */
  codeOf(key: string): number | undefined {
    return this.#codes.get(key);
  }

  /** Brings them up to the state of the file. Call it within a transaction, so that what is then read is of the same state. */
  refresh(): void {
    const { first, last } = this.#db.get<{ first: number | null; last: number | null }>(
      'SELECT (SELECT min(seq) FROM dataset_changes) AS first, (SELECT max(seq) FROM dataset_changes) AS last',
    )!;
    if (this.#seq === (last ?? 0)) return;
    if (this.#seq === undefined || (first ?? 0) > this.#seq + 1) this.#readAll();
    else
      for (const row of this.#db.all<ColumnRow>(
        `${COLUMNS} WHERE rid IN (SELECT rid FROM dataset_changes WHERE seq > ?)`,
        this.#seq,
      ))
        this.#set(row);
    this.#seq = last ?? 0;
  }

  #readAll(): void {
    [this.#ids, this.#changedAt, this.#facets, this.#live] = [[], [], [], 0];
    for (const row of this.#db.all<ColumnRow>(`${COLUMNS} WHERE state = 'live' ORDER BY rid`)) this.#set(row);
  }

  #set({ rid, id, changed_at: changedAt, live, facets }: ColumnRow): void {
    this.#live += live - (this.#ids[rid] === undefined ? 0 : 1);
    this.#ids[rid] = live === 1 ? id : undefined;
    this.#changedAt[rid] = changedAt;
    this.#facets[rid] = live === 1 ? this.#coded(facets) : NONE;
  }

  #coded(text: string): Uint32Array {
    let coded = this.#shared.get(text);
    if (coded === undefined) {
      coded = Uint32Array.from(parse<string[]>(text), (key) => this.#code(key));
      this.#shared.set(text, coded);
    }
    return coded;
  }

  #code(key: string): number {
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.#known.push(facetOf(key)) - 1;
      this.#codes.set(key, code);
    }
    return code;
  }
}

const NONE = new Uint32Array();
const COLUMNS = `SELECT rid, id, changed_at, state = 'live' AS live, facets FROM datasets`;
