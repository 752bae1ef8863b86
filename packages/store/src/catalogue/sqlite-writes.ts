import type { DatasetId } from '@moisson/contracts';
import type { DatasetHead, DatasetWrite, DatasetWrites, Leads } from '@moisson/domain';
import { parse, type Database } from '../drivers/sqlite/database.ts';

/** Number of changes kept: a follower that is further behind reads the whole catalogue again. */
const CHANGES_KEPT = 100_000;

interface HeadRow {
  readonly rid: number;
  readonly id: DatasetId;
  readonly revision: number;
  readonly published: number;
  readonly hash: string;
  readonly leads: string;
  readonly settled: string | null;
}

export class SqliteDatasetWrites implements DatasetWrites {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> =>
    new Map(
      this.#db
        .all<HeadRow>(
          'SELECT id, revision, published, hash, leads, settled FROM datasets WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        )
        .map(({ id, revision, published, hash, leads, settled }) => [
          id,
          {
            id,
            revision,
            publishedRevision: published,
            hash,
            leads: parse<Leads>(leads),
            ...(settled === null ? {} : { settled }),
          },
        ]),
    );

  write = async (writes: readonly DatasetWrite[]): Promise<readonly boolean[]> => {
    return this.#db.transaction(() => writes.map((write) => this.#write(write)));
  };

  markPublished = async (revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void> => {
    this.#db.run(
      `UPDATE datasets SET published = max(published, p.value ->> '$.revision') FROM json_each(?) p
       WHERE datasets.id = p.value ->> '$.id'`,
      JSON.stringify(revisions.map(({ id, revision }) => ({ id, revision }))),
    );
  };

  unpublished = async (after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]> =>
    this.#db
      .all<HeadRow>(
        'SELECT id FROM datasets INDEXED BY datasets_unpublished WHERE published < revision AND id > ? ORDER BY id LIMIT ?',
        after ?? '',
        limit,
      )
      .map(({ id }) => id);

  #write(write: DatasetWrite): boolean {
    const rid = write.expected === 0 ? this.#insert(write) : this.#replace(write);
    if (rid === undefined) return false;
    this.#db.run('INSERT OR REPLACE INTO dataset_bodies (rid, body) VALUES (?, ?)', rid, write.json);
    this.#noteChange(rid);
    return true;
  }

  /** Notes for followers that this row changed. */
  #noteChange(rid: number): void {
    const seq = this.#db.insert('INSERT INTO dataset_changes (rid) VALUES (?)', rid)!;
    if (seq % CHANGES_KEPT === 0) this.#db.run('DELETE FROM dataset_changes WHERE seq <= ?', seq - CHANGES_KEPT);
  }

  #insert({ id, hash, leads, settled, body }: DatasetWrite): number | undefined {
    return this.#db.insert(
      `INSERT INTO datasets (id, revision, published, hash, leads, settled, state) VALUES (?, 1, 0, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
      id,
      hash,
      JSON.stringify(leads),
      settled ?? null,
      body.state,
    );
  }

  #replace({ id, expected, hash, leads, settled, body }: DatasetWrite): number | undefined {
    const before = this.#db.get<HeadRow>('SELECT rid, revision FROM datasets WHERE id = ?', id);
    if (before?.revision !== expected) return undefined;
    const { rid } = before;
    this.#db.run(
      'UPDATE datasets SET revision = ?, hash = ?, leads = ?, settled = ?, state = ? WHERE rid = ?',
      expected + 1,
      hash,
      JSON.stringify(leads),
      settled ?? null,
      body.state,
      rid,
    );
    return rid;
  }
}
