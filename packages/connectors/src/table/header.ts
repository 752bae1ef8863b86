import type { Row } from '@moisson/formats';
import { columnRole, type ColumnRole } from './columns.ts';

/** The header of a table: its row, and its columns with a unique name each. */
export interface Header {
  readonly at: number;
  readonly columns: readonly string[];
}

/** Rows above it are a title, a remark or a date. */
const MAX_ROWS_ABOVE = 20;

/**
 * Returns the header: of the first rows with a column for the title, the one with most known columns. Undefined if no
 * row has one.
 */
export const headerOf = (rows: readonly Row[]): Header | undefined => {
  let best: { readonly at: number; readonly known: number } | undefined;
  rows.slice(0, MAX_ROWS_ABOVE + 1).forEach((row, at) => {
    const roles = row.map(columnRole).filter((one): one is ColumnRole => one !== undefined);
    const known = new Set(roles.map(({ role }) => role)).size;
    if (roles.some(({ role }) => role === 'title') && known > (best?.known ?? 0)) best = { at, known };
  });
  return best === undefined ? undefined : { at: best.at, columns: distinctNames(rows[best.at]!) };
};

/** Names an empty column by its number, and the second column of one name `name (2)`. */
const distinctNames = (row: Row): readonly string[] => {
  const seen = new Map<string, number>();
  return row.map((name, at) => {
    const given = name === '' ? `(${at + 1})` : name;
    const count = (seen.get(given) ?? 0) + 1;
    seen.set(given, count);
    return count === 1 ? given : `${given} (${count})`;
  });
};
