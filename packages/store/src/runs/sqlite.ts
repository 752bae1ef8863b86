import { type RemovalHold, type SourceId } from '@moisson/contracts';
import { readableOf } from '@moisson/kernel';
import { readHold, readRun, type Holds, type Runs, type StoredRun } from '@moisson/domain';
import type { Database } from '../drivers/sqlite/database.ts';

interface DocRow {
  readonly id: string;
  readonly doc: string;
}

const runsOf = (rows: readonly DocRow[]): StoredRun[] =>
  readableOf(
    'run',
    rows,
    ({ id }) => id,
    ({ doc }) => readRun(doc),
  );
const holdsOf = (rows: readonly DocRow[]): RemovalHold[] =>
  readableOf(
    'hold',
    rows,
    ({ id }) => id,
    ({ doc }) => readHold(doc),
  );

export class SqliteRuns implements Runs {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  put = async (run: StoredRun): Promise<void> => {
    this.#db.run(
      `INSERT INTO runs (id, source_id, run, ended_at, doc) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET doc = excluded.doc, ended_at = excluded.ended_at`,
      run.id,
      run.sourceId,
      run.run,
      run.endedAt,
      JSON.stringify(run),
    );
  };

  get = async (id: string): Promise<StoredRun | undefined> => {
    const row = this.#db.get<DocRow>('SELECT id, doc FROM runs WHERE id = ?', id);
    return row && readRun(row.doc);
  };

  list = async ({ sourceId, limit }: { sourceId?: SourceId; limit: number }): Promise<readonly StoredRun[]> =>
    runsOf(
      sourceId === undefined
        ? this.#db.all<DocRow>('SELECT id, doc FROM runs ORDER BY ended_at DESC, id DESC LIMIT ?', limit)
        : this.#db.all<DocRow>(
            'SELECT id, doc FROM runs WHERE source_id = ? ORDER BY run DESC LIMIT ?',
            sourceId,
            limit,
          ),
    );

  latest = async (): Promise<readonly StoredRun[]> =>
    runsOf(
      this.#db.all<DocRow>(
        `SELECT r.id, r.doc FROM polls p JOIN runs r ON r.source_id = p.source_id
         WHERE r.run = (SELECT max(run) FROM runs WHERE source_id = p.source_id) ORDER BY p.source_id`,
      ),
    );
}

/** Approved holds of one source looked at in one run. */
const MAX_UNDOABLE = 100;

export class SqliteHolds implements Holds {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  put = async (hold: RemovalHold): Promise<void> => {
    this.#db.run(
      `INSERT INTO holds (id, source_id, state, created_at, doc) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, doc = excluded.doc`,
      hold.id,
      hold.sourceId,
      hold.state,
      hold.createdAt,
      JSON.stringify(hold),
    );
  };

  get = async (id: string): Promise<RemovalHold | undefined> => {
    const row = this.#db.get<DocRow>('SELECT id, doc FROM holds WHERE id = ?', id);
    return row && readHold(row.doc);
  };

  pending = async (sourceId: SourceId): Promise<RemovalHold | undefined> => {
    const row = this.#db.get<DocRow>("SELECT id, doc FROM holds WHERE source_id = ? AND state = 'pending'", sourceId);
    return row && readHold(row.doc);
  };

  undoable = async (sourceId: SourceId): Promise<readonly RemovalHold[]> =>
    holdsOf(
      this.#db.all<DocRow>(
        `SELECT id, doc FROM holds WHERE source_id = ? AND state = 'approved' AND doc ->> '$.undoUntil' IS NOT NULL
         ORDER BY created_at, id LIMIT ?`,
        sourceId,
        MAX_UNDOABLE,
      ),
    );

  list = async ({ state, limit }: { state?: RemovalHold['state']; limit: number }): Promise<readonly RemovalHold[]> =>
    holdsOf(
      state === undefined
        ? this.#db.all<DocRow>('SELECT id, doc FROM holds ORDER BY created_at DESC, id DESC LIMIT ?', limit)
        : this.#db.all<DocRow>(
            'SELECT id, doc FROM holds WHERE state = ? ORDER BY created_at DESC, id DESC LIMIT ?',
            state,
            limit,
          ),
    );
}
