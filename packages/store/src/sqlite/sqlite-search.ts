import type { Bounded, Dataset } from '@moisson/contracts';
import type { DatasetQuery, OrganizationCount, SearchPage } from '@moisson/domain';
import {
  decodeCursor,
  encodeCursor,
  facetKey,
  facetsByName,
  fieldWeights,
  organizationCounts,
  parseQuery,
  wantedFacets,
  type CountedFacet,
  type QueryWord,
  type SearchCursor,
} from '@moisson/search';
import { parse, type Database } from './database.ts';
import { SearchColumns } from './search-columns.ts';

/**
 * Search over the token index. A dataset's score is the sum, over the words of the query, of the weights of the fields
 * that hold the word; equal scores come newest change first, then by id. Every store must give this order.
 * The file tells which rows hold a word; what they are filtered, counted and ordered by is in memory.
 */
export class SqliteSearch {
  readonly #db: Database;
  readonly #columns: SearchColumns;

  constructor(db: Database) {
    this.#db = db;
    this.#columns = new SearchColumns(db);
  }

  get bounds(): readonly Bounded[] {
    return this.#columns.bounds;
  }

  total(): number {
    return this.#db.get<{ total: number }>("SELECT count(*) AS total FROM datasets WHERE state = 'live'")!.total;
  }

  search(query: DatasetQuery): SearchPage {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    return this.#atOneState(() => {
      const { hits, total, counted } = this.#matching(query, after);
      const shown = hits.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: this.#datasets(shown),
        total,
        facets: facetsByName(counted, this.#names()),
        ...(hits.length > query.limit && last !== undefined ? { next: encodeCursor(last) } : {}),
      };
    });
  }

  organizations(): readonly OrganizationCount[] {
    return this.#atOneState(() => organizationCounts(this.#matching({ limit: 1 }, undefined).counted, this.#names()));
  }

  /** The columns, and all that the work reads of the file, are of one state of it. */
  #atOneState<T>(work: () => T): T {
    return this.#db.reading(() => {
      this.#columns.refresh();
      return work();
    });
  }

  /** One hit more than the limit, to know whether there is a next page; and how many match, in all and by facet. */
  #matching(query: DatasetQuery, after: SearchCursor | undefined): Matching {
    const columns = this.#columns;
    const best = new Best(query.limit + 1);
    // By the facets' codes.
    const counts = new Uint32Array(columns.known.length);
    const wanted = wantedFacets(query).map((facet) => columns.codeOf(facetKey(facet)));
    let total = 0;
    if (wanted.includes(undefined)) return { hits: [], total, counted: [] };
    this.#eachMatch(parseQuery(query.text ?? ''), (rid, score) => {
      const id = columns.idOf(rid);
      const facets = columns.facetsOf(rid);
      if (id === undefined || !wanted.every((code) => facets.includes(code!))) return;
      total += 1;
      for (const code of facets) counts[code]! += 1;
      if (score < best.leastScore) return;
      const hit = { rid, score, changedAt: columns.changedAt(rid), id };
      if (after === undefined || inOrder(after, hit) < 0) best.offer(hit);
    });
    const counted = columns.known
      .map((facet, code) => ({ ...facet, count: counts[code]! }))
      .filter(({ count }) => count > 0);
    return { hits: best.hits, total, counted };
  }

  /** Visits the rows that hold all words; every row where there is no word. */
  #eachMatch(words: readonly QueryWord[], visit: (rid: number, score: number) => void): void {
    const { length } = this.#columns;
    // How many of the words, in their order, a row holds.
    const held = new Uint8Array(length);
    const scores = new Uint16Array(length);
    words.forEach((word, at) => {
      for (const [field, weight] of Object.entries(fieldWeights))
        for (const rid of this.#rowsWith(word, field)) {
          if (held[rid] === at) held[rid] = at + 1;
          if (held[rid] === at + 1) scores[rid]! += weight;
        }
    });
    for (let rid = 0; rid < length; rid += 1) if (held[rid] === words.length) visit(rid, scores[rid]!);
  }

  #rowsWith(word: QueryWord, field: string): number[] {
    // Tokens are letters and digits only, so quoting is enough.
    const anyOf = word.map((token) => `"${token}"`).join(' OR ');
    const { rids } = this.#db.get<{ rids: string }>(
      'SELECT json_group_array(rowid) AS rids FROM dataset_text WHERE dataset_text MATCH ?',
      `{${field}} : (${anyOf})`,
    )!;
    return parse<number[]>(rids);
  }

  #datasets(hits: readonly Hit[]): Dataset[] {
    const bodies = new Map(
      this.#db
        .all<{ rid: number; body: string }>(
          'SELECT rid, body FROM dataset_bodies WHERE rid IN (SELECT value FROM json_each(?))',
          JSON.stringify(hits.map(({ rid }) => rid)),
        )
        .map(({ rid, body }) => [rid, body]),
    );
    return hits.map(({ rid }) => parse<Dataset>(bodies.get(rid)));
  }

  #names(): ReadonlyMap<string, string> {
    return new Map(
      this.#db
        .all<{ id: string; name: string }>('SELECT id, name FROM organization_names')
        .map(({ id, name }) => [id, name]),
    );
  }
}

interface Hit extends SearchCursor {
  readonly rid: number;
}

interface Matching {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly counted: readonly CountedFacet[];
}

/** Negative where `a` comes first. */
const inOrder = (a: SearchCursor, b: SearchCursor): number =>
  b.score - a.score || compare(b.changedAt, a.changedAt) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first so many of all that are offered, in order. */
class Best {
  readonly #size: number;
  readonly hits: Hit[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** What scores less is not among them. */
  get leastScore(): number {
    return this.hits.length < this.#size ? 0 : this.hits.at(-1)!.score;
  }

  offer(hit: Hit): void {
    if (this.hits.length === this.#size && inOrder(hit, this.hits.at(-1)!) > 0) return;
    let at = this.hits.length;
    while (at > 0 && inOrder(hit, this.hits[at - 1]!) < 0) at -= 1;
    this.hits.splice(at, 0, hit);
    if (this.hits.length > this.#size) this.hits.pop();
  }
}
