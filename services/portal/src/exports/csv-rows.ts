import { stringify } from 'csv-stringify/sync';
import { columns } from './columns.ts';
import type { Exported } from './export-format.ts';

type Cell = string | number | undefined;

/** Between the values of one cell. */
const SEPARATOR = '; ';

/**
 * Texts come from sources: one that begins like a formula gets an apostrophe before it, or a spreadsheet would compute it (CWE-1236). Our own
 * numbers may be negative.
 */
const textOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify([...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
  });

/** A byte order mark, without which spreadsheets take UTF-8 for another encoding, and the names of the columns. */
export const csvHead = (): string => `\uFEFF${textOf([columns.map(({ name }) => name)])}`;

/** Returns datasets as rows of a CSV file (RFC 4180). */
export const csvRows = (datasets: readonly Exported[], portalUrl: string): string =>
  textOf(datasets.map((dataset) => columns.map(({ valueOf }) => cellOf(valueOf(dataset, portalUrl)))));

const cellOf = (value: Cell | readonly string[]): Cell => (typeof value === 'object' ? value.join(SEPARATOR) : value);
