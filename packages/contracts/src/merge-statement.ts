import { z } from 'zod';
import { Instant } from './ids.ts';

/** A link joins no more records than this. */
export const MAX_STATED_RECORDS = 16;

/** An operator's statement that records describe one dataset, or no longer. It counts whatever organization they belong to. */
export const MergeStatement = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,100}$/),
  /** Grows with each change of the statement: the newest one counts. */
  version: z.int().min(1),
  /** Ids of records, `sourceId/recordKey`. */
  records: z.array(z.string().min(3).max(600)).min(2).max(MAX_STATED_RECORDS),
  /** Whether they are one dataset; false takes the statement back. */
  joined: z.boolean(),
  at: Instant,
});
export type MergeStatement = Readonly<z.infer<typeof MergeStatement>>;

/** Returns the key of a statement's events. */
export const statementKey = ({ id }: Pick<MergeStatement, 'id'>): string => `merge:${id}`;
