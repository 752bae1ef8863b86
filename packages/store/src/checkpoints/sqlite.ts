import type { SourceId } from '@moisson/contracts';
import type { Checkpoint, Checkpoints, Claim } from '@moisson/domain';
import { parse, type Database } from '../drivers/sqlite/database.ts';

export class SqliteCheckpoints implements Checkpoints {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  get = async (sourceId: SourceId): Promise<Checkpoint | undefined> => {
    const row = this.#db.get<{ doc: string; keys: Uint8Array }>(
      'SELECT doc, keys FROM checkpoints WHERE source_id = ?',
      sourceId,
    );
    return row && { ...parse<Omit<Checkpoint, 'keys'>>(row.doc), keys: row.keys };
  };

  put = async ({ sourceId, run }: Claim, { keys, ...rest }: Checkpoint): Promise<void> => {
    this.#db.run(
      `INSERT INTO checkpoints (source_id, run, doc, keys) VALUES (?, ?, ?, ?)
       ON CONFLICT (source_id) DO UPDATE SET run = excluded.run, doc = excluded.doc, keys = excluded.keys
       WHERE excluded.run >= checkpoints.run`,
      ...[sourceId, run, JSON.stringify(rest), keys],
    );
  };

  drop = async ({ sourceId, run }: Claim): Promise<void> => {
    this.#db.run('DELETE FROM checkpoints WHERE source_id = ? AND run <= ?', sourceId, run);
  };
}
