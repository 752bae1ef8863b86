import type { DatasetId } from '@moisson/contracts';
import type { ChangedDatasets, ChangePosition, DatasetChanges } from '@moisson/domain';
import type { Database } from '../drivers/sqlite/database.ts';

interface ChangedRow {
  readonly seq: number;
  readonly id: DatasetId;
}

export class SqliteDatasetChanges implements DatasetChanges {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  newest = async (): Promise<ChangePosition> => ({ number: this.#noted().last });

  after = async (position: ChangePosition, limit: number): Promise<ChangedDatasets | 'too-far'> => {
    const { first, last } = this.#noted();
    if (first > position.number + 1 || last < position.number) return 'too-far';
    if (last === position.number) return { ids: [], position, newest: last };
    const rows = this.#db.all<ChangedRow>(
      'SELECT seq, id FROM dataset_changes JOIN datasets USING (rid) WHERE seq > ? ORDER BY seq LIMIT ?',
      position.number,
      limit,
    );
    const number = rows.length < limit ? Math.max(last, rows.at(-1)?.seq ?? 0) : rows.at(-1)!.seq;
    return { ids: [...new Set(rows.map(({ id }) => id))], position: { number }, newest: Math.max(last, number) };
  };

  /** Returns the first and last change in the file. */
  #noted(): { first: number; last: number } {
    const { first, last } = this.#db.get<{ first: number | null; last: number | null }>(
      'SELECT (SELECT min(seq) FROM dataset_changes) AS first, (SELECT max(seq) FROM dataset_changes) AS last',
    )!;
    return { first: first ?? 0, last: last ?? 0 };
  }
}
