import type { Dataset, DatasetId } from '@moisson/contracts';
import { bodyOf, type DatasetBody, type DatasetReads, type DatasetRevision, type DatasetText } from '@moisson/domain';
import { parse, type Database } from '../drivers/sqlite/database.ts';

/** Maximum of characters of bodies read at once. */
const CHUNK_CHARS = 4 * 1024 * 1024;
/** Maximum of datasets read at once. */
const CHUNK = 200;

const COLUMNS = 'rid, id, revision, state, body';
const WITH_IDS = `SELECT ${COLUMNS} FROM datasets JOIN dataset_bodies USING (rid) WHERE id IN (SELECT value FROM json_each(?))`;

interface Row {
  readonly rid: number;
  readonly id: DatasetId;
  readonly revision: number;
  readonly state: DatasetBody['state'];
  /** The body as `bodyJson` writes it. */
  readonly body: string;
}

export class SqliteDatasetReads implements DatasetReads {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  get = async (id: DatasetId): Promise<DatasetBody | undefined> => {
    const [row] = this.#rows([id]);
    return row && bodyOf(row.state, row.body);
  };

  bodies = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { revision: number }>> =>
    new Map(this.#rows(ids).map((row) => [row.id, { ...bodyOf(row.state, row.body), revision: row.revision }]));

  scan = async (after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]> =>
    this.#db
      .all<{ body: string }>(
        `SELECT body FROM datasets JOIN dataset_bodies USING (rid) WHERE id > ? AND state = 'live' ORDER BY id LIMIT ?`,
        after ?? '',
        limit,
      )
      .map(({ body }) => parse<Dataset>(body));

  revisions = async (after: DatasetId | undefined, limit: number): Promise<readonly DatasetRevision[]> =>
    this.#db.all<DatasetRevision>(
      'SELECT id, revision, state FROM datasets WHERE id > ? ORDER BY id LIMIT ?',
      after ?? '',
      limit,
    );

  count = async (): Promise<number> =>
    this.#db.get<{ total: number }>("SELECT count(*) AS total FROM datasets WHERE state = 'live'")!.total;

  texts = (ids: readonly DatasetId[]): AsyncIterable<readonly DatasetText[]> => this.#texts(ids);

  allTexts = (): AsyncIterable<readonly DatasetText[]> => this.#allTexts();

  async *#texts(ids: readonly DatasetId[]): AsyncGenerator<readonly DatasetText[]> {
    for (let left = [...ids]; left.length > 0;) {
      const asked = left.slice(0, CHUNK);
      const { rows, ended } = this.#some(WITH_IDS, JSON.stringify(asked));
      yield rows.map(textOf);
      const read = new Set(ended ? asked : rows.map(({ id }) => id));
      left = left.filter((id) => !read.has(id));
    }
  }

  async *#allTexts(): AsyncGenerator<readonly DatasetText[]> {
    for (let after = 0; ;) {
      const { rows } = this.#some(
        `SELECT ${COLUMNS} FROM datasets JOIN dataset_bodies USING (rid) WHERE rid > ? ORDER BY rid LIMIT ${CHUNK}`,
        after,
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.rid;
      yield rows.map(textOf);
    }
  }

  #rows(ids: readonly string[]): Row[] {
    return this.#db.all<Row>(WITH_IDS, JSON.stringify(ids));
  }

  /** Returns the first rows of a query, up to a number of characters. `ended`: there are no more. */
  #some(sql: string, param: string | number): { readonly rows: readonly Row[]; readonly ended: boolean } {
    const rows: Row[] = [];
    let chars = 0;
    for (const row of this.#db.each<Row>(sql, param)) {
      if (chars > CHUNK_CHARS) return { rows, ended: false };
      rows.push(row);
      chars += row.body.length;
    }
    return { rows, ended: true };
  }
}

const textOf = ({ id, revision, state, body }: Row): DatasetText => ({ id, revision, state, json: body });
