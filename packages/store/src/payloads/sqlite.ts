import type { RecordKey, SourceId } from '@moisson/contracts';
import type { Payload, Payloads } from '@moisson/domain';
import type { Database } from '../drivers/sqlite/database.ts';

export class SqlitePayloads implements Payloads {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  put = async (sourceId: SourceId, payloads: readonly Payload[]): Promise<void> => {
    this.#db.transaction(() => {
      for (const { recordKey, run, body } of payloads)
        this.#db.run(
          `INSERT INTO payloads (source_id, record_key, run, body) VALUES (?, ?, ?, ?)
           ON CONFLICT (source_id, record_key) DO UPDATE SET run = excluded.run, body = excluded.body
           WHERE excluded.run >= payloads.run`,
          sourceId,
          recordKey,
          run,
          body,
        );
    });
  };

  get = async (sourceId: SourceId, recordKey: RecordKey): Promise<Payload | undefined> => {
    const row = this.#db.get<{ run: number; body: Uint8Array }>(
      'SELECT run, body FROM payloads WHERE source_id = ? AND record_key = ?',
      sourceId,
      recordKey,
    );
    return row && { recordKey, run: row.run, body: row.body };
  };

  remove = async (sourceId: SourceId, keys: readonly string[]): Promise<void> => {
    this.#db.run(
      'DELETE FROM payloads WHERE source_id = ? AND record_key IN (SELECT value FROM json_each(?))',
      sourceId,
      JSON.stringify(keys),
    );
  };
}
