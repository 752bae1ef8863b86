import { parse } from 'csv-parse/sync';
import { csvOptions, MAX_CELL } from './csv-options.ts';

/** In the order in which they are preferred: prose is full of commas. */
const SEPARATORS = [';', '\t', '|', ','] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Number of rows and of bytes that are looked at. */
const SAMPLE_ROWS = 50;
const SAMPLE_BYTES = 64 * 1024;

/**
 * Returns the separator of a table: the one that gives most rows the same number of cells, and of these the one that
 * gives the most cells. A comma if no separator gives two cells.
 */
export const separatorOf = (bytes: Uint8Array): Separator => {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let best: { readonly separator: Separator; readonly rows: number; readonly width: number } | undefined;
  for (const separator of SEPARATORS) {
    const { rows, width } = usualWidth(rowsOf(sample, separator));
    if (width > 1 && (best === undefined || rows > best.rows || (rows === best.rows && width > best.width)))
      best = { separator, rows, width };
  }
  return best?.separator ?? ',';
};

/** Returns the first rows. The sample may end inside a quoted cell: the rows before it count. */
const rowsOf = (sample: Uint8Array, separator: Separator): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  const options = csvOptions(separator);
  try {
    parse(Buffer.from(sample), {
      ...{ ...options, to: SAMPLE_ROWS, max_record_size: MAX_CELL },
      on_record: (row: string[]) => {
        rows.push(row);
        return null;
      },
    });
  } catch {
    return rows;
  }
  return rows;
};

/** Returns the most frequent number of cells above one, and the number of rows that have it. */
const usualWidth = (rows: readonly (readonly string[])[]): { readonly rows: number; readonly width: number } => {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  let usual = { rows: 0, width: 0 };
  for (const [width, count] of counts)
    if (count > usual.rows || (count === usual.rows && width > usual.width)) usual = { rows: count, width };
  return usual;
};
