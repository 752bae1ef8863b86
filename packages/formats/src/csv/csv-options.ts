/** Longest row, in characters. A quote that is never closed makes one row of the rest of a table. */
export const MAX_CELL = 4 * 1024 * 1024;

/**
 * How tables are parsed (RFC 4180, with what spreadsheets and people write beyond it): any line break, rows of any
 * length, quotes inside a cell, spaces around cells.
 */
export const csvOptions = (delimiter: string) =>
  ({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
  }) satisfies object;
