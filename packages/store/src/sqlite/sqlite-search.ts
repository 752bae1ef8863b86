import type { Dataset } from '@moisson/contracts';
import type { DatasetQuery, FacetName, SearchPage } from '@moisson/domain';
import {
  decodeCursor,
  encodeCursor,
  facetsByName,
  fieldWeights,
  parseQuery,
  wantedFacets,
  type QueryWord,
} from '@moisson/search';
import type { SQLInputValue } from 'node:sqlite';
import { parse, type Database } from './database.ts';

/** A condition on `d` (datasets), as SQL and its parameters. */
interface Clause {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

type Facets = SearchPage['facets'];

/**
 * Search over the token index. A dataset's score is the sum, over the words of the query, of the weights of the fields
 * that hold the word; equal scores come newest change first, then by id. Every store must give this order.
 */
export class SqliteSearch {
  readonly #db: Database;
  /** Total and facets of the whole catalogue, at one state of the file. */
  #whole: { total: number; facets: Facets; version: number } | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  catalogueChanged(): void {
    this.#whole = undefined;
  }

  total(): number {
    return this.#db.get<{ total: number }>("SELECT count(*) AS total FROM datasets WHERE state = 'live'")!.total;
  }

  search(query: DatasetQuery): SearchPage {
    const words = parseQuery(query.text ?? '');
    const clauses = [...filters(query), ...(words.length === 0 ? [] : [textClause(words)])];
    const { total, facets } = clauses.length === 0 ? this.#wholeCatalogue() : this.#counts(clauses);
    const rows = this.#page(words, clauses, query);
    const last = rows.at(query.limit - 1);
    return {
      items: rows.slice(0, query.limit).map(({ dataset }) => parse<Dataset>(dataset)),
      total,
      facets,
      ...(rows.length > query.limit && last !== undefined
        ? { next: encodeCursor({ score: last.score, changedAt: last.changed_at, id: last.id }) }
        : {}),
    };
  }

  /** One row more than the limit, to know whether there is a next page. */
  #page(words: readonly QueryWord[], clauses: readonly Clause[], { cursor, limit }: DatasetQuery): PageRow[] {
    const scores = scoreTable(words);
    const conditions = [...clauses];
    if (cursor !== undefined) {
      const { score, changedAt, id } = decodeCursor(cursor);
      const scoreSql = words.length === 0 ? '0' : 's.score';
      conditions.push({
        sql: `(${scoreSql} < ? OR (${scoreSql} = ? AND (d.changed_at < ? OR (d.changed_at = ? AND d.id > ?))))`,
        params: [score, score, changedAt, changedAt, id],
      });
    }
    const { sql, params } = all(conditions);
    return this.#db.all<PageRow>(
      `SELECT d.id, d.changed_at, ${words.length === 0 ? '0' : 's.score'} AS score, b.body AS dataset
       FROM datasets d JOIN dataset_bodies b ON b.rid = d.rid ${scores.sql} WHERE d.state = 'live' ${sql}
       ORDER BY ${words.length === 0 ? '' : 's.score DESC,'} d.changed_at DESC, d.id LIMIT ?`,
      ...scores.params,
      ...params,
      limit + 1,
    );
  }

  #wholeCatalogue(): { total: number; facets: Facets } {
    // Other connections' commits change this number; our own call `catalogueChanged`.
    const { data_version: version } = this.#db.get<{ data_version: number }>('PRAGMA data_version')!;
    if (this.#whole?.version !== version) this.#whole = { ...this.#counts([]), version };
    return this.#whole;
  }

  #counts(clauses: readonly Clause[]): { total: number; facets: Facets } {
    const { sql, params } = all(clauses);
    const matching = `SELECT d.rid FROM datasets d WHERE d.state = 'live' ${sql}`;
    const total = this.#db.get<{ total: number }>(`SELECT count(*) AS total FROM (${matching})`, ...params)!.total;
    const rows = this.#db.all<{ field: FacetName; value: string; label: string | null; count: number }>(
      `SELECT f.field, f.value, n.name AS label, count(*) AS count FROM facets f
       LEFT JOIN organization_names n ON f.field = 'organization' AND n.id = f.value
       WHERE f.field <> 'source' ${clauses.length === 0 ? '' : `AND f.rid IN (${matching})`}
       GROUP BY f.field, f.value ORDER BY count DESC, f.value`,
      ...(clauses.length === 0 ? [] : params),
    );
    const facets = facetsByName(
      rows.map(({ field, value, count, label }) => ({ field, value, count, ...(label === null ? {} : { label }) })),
    );
    return { total, facets };
  }
}

interface PageRow {
  readonly id: string;
  readonly changed_at: string;
  readonly score: number;
  readonly dataset: string;
}

const all = (clauses: readonly Clause[]): Clause => ({
  sql: clauses.map(({ sql }) => `AND ${sql}`).join(' '),
  params: clauses.flatMap(({ params }) => params),
});

const filters = (query: DatasetQuery): Clause[] =>
  wantedFacets(query).map(({ field, value }) => ({
    sql: 'd.rid IN (SELECT rid FROM facets WHERE field = ? AND value = ?)',
    params: [field, value],
  }));

/** Tokens are letters and digits only, so quoting is enough. */
const anyOf = (word: QueryWord): string => `(${word.map((token) => `"${token}"`).join(' OR ')})`;

const textClause = (words: readonly QueryWord[]): Clause => ({
  sql: 'd.rid IN (SELECT rowid FROM dataset_text WHERE dataset_text MATCH ?)',
  params: [words.map(anyOf).join(' AND ')],
});

const scoreTable = (words: readonly QueryWord[]): Clause => {
  if (words.length === 0) return { sql: '', params: [] };
  const parts = words.flatMap((word) =>
    Object.entries(fieldWeights).map(([field, weight]) => ({
      sql: `SELECT rowid AS rid, ${weight} AS weight FROM dataset_text WHERE dataset_text MATCH ?`,
      param: `{${field}} : ${anyOf(word)}`,
    })),
  );
  return {
    sql: `JOIN (SELECT rid, sum(weight) AS score FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')}) GROUP BY rid) s
          ON s.rid = d.rid`,
    params: parts.map(({ param }) => param),
  };
};
