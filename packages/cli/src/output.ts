import type { FieldChange } from '@moisson/contracts';

type Row = Readonly<Record<string, unknown>>;

/** Rows as an aligned table for a terminal; only the columns named. Control characters of sources are dropped. */
export const showTable = (rows: readonly Row[], columns: readonly string[]): string => {
  const cells = [
    columns.map((column) => column.toUpperCase()),
    ...rows.map((row) => columns.map((column) => plainText(at(row, column)))),
  ];
  const widths = columns.map((_, index) => Math.min(60, Math.max(...cells.map((line) => line[index]!.length))));
  return cells
    .map((line) =>
      line
        .map((cell, index) => cell.slice(0, 60).padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const at = (row: Row, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Row)[name] : undefined),
      row,
    );

/** Returns a value on one line, without control characters. */
export const plainText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
};

/** Returns a setting before and after, on one line. */
export const changeLine = ({ field, before, after }: FieldChange): string =>
  `${plainText(field)}: ${valueText(before)} → ${valueText(after)}`;

export const valueText = (value: unknown): string => (value === undefined ? '—' : plainText(value));

/** Returns a text with its lines, without other control characters. */
export const linesText = (text: string): string => text.split('\n').map(plainText).join('\n');
