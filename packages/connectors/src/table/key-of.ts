import type { RecordKey } from '@moisson/contracts';
import { isJsonObject, rawHash, type Json, type JsonObject } from '@moisson/domain';
import { recordKey } from '../mapping/record-key.ts';
import { columnRole } from './columns.ts';

const MAX_TITLE = 400;

/** Returns the identifier in the first row of a dataset, else its title; a very long title is shortened by its hash. */
export const keyOf = ({ rows }: JsonObject): RecordKey | undefined => {
  const first = Array.isArray(rows) ? (rows as readonly Json[])[0] : undefined;
  if (!isJsonObject(first)) return undefined;
  const cell = cellOf(first, 'id') ?? cellOf(first, 'title');
  if (cell === undefined) return undefined;
  return recordKey(cell.length > MAX_TITLE ? `${cell.slice(0, MAX_TITLE)} ${rawHash(cell)}` : cell);
};

const cellOf = (row: JsonObject, role: 'id' | 'title'): string | undefined => {
  for (const [column, cell] of Object.entries(row))
    if (typeof cell === 'string' && cell !== '' && columnRole(column)?.role === role) return cell;
  return undefined;
};
