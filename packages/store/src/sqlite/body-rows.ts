import type { DatasetId } from '@moisson/contracts';
import type { DatasetBody } from '@moisson/domain';
import type { Database } from './database.ts';

interface BodyRow {
  readonly id: DatasetId;
  readonly revision: number;
  readonly state: DatasetBody['state'];
  /** `bodyJson` of the body. */
  readonly body: string;
}

/** What stands under these ids, in no order. */
export const bodyRows = (db: Database, ids: readonly string[]): BodyRow[] =>
  db.all<BodyRow>(
    `SELECT id, revision, state, body FROM datasets JOIN dataset_bodies USING (rid)
     WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
