import type { MergeStatement } from '@moisson/contracts';
import type { LinkHolder } from './neighbours.ts';
import { idOf, type StoredRecord } from './stored-record.ts';

/** Returns the link that the records of a statement share while it is in force. */
export const joinLink = ({ id }: Pick<MergeStatement, 'id'>): string => `same:${id}`;

/** Returns the record with the links of the statements that name it; the same object if none does. */
export const withJoins = (record: StoredRecord, statements: readonly MergeStatement[]): StoredRecord => {
  const id = idOf(record);
  const joins = statements.filter(({ joined, records }) => joined && records.includes(id)).map(joinLink);
  return joins.length === 0 ? record : { ...record, joins };
};

/** Returns the holders of a statement's link. `records`: the stored ones, by id. */
export const statedHolders = (
  { records: ids }: MergeStatement,
  records: ReadonlyMap<string, StoredRecord>,
): readonly LinkHolder[] =>
  ids.flatMap((id) => {
    const record = records.get(id);
    return record === undefined ? [] : [{ id, sourceId: record.sourceId, live: record.state === 'live' }];
  });
