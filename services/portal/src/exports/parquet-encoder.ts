import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { columns, type ColumnKind } from './columns.ts';
import type { ExportEncoder, Exported } from './export-format.ts';

/** Rows of one group, and characters of their texts: a group is in memory, twice, until it is full. */
export const MAX_ROWS = 1000;
const MAX_CHARACTERS = 4 * 1024 * 1024;

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const types = {
  text,
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  // Both: the older annotation does not say that the time is in UTC.
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
} as const;

/** A list is never null: a dataset without keywords has none (parquet-format, LogicalTypes.md, "Lists"). */
const elementsOf = (name: string, kind: ColumnKind): readonly SchemaElement[] =>
  kind === 'list'
    ? [
        { name, repetition_type: 'REQUIRED', converted_type: 'LIST', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'REQUIRED', ...text },
      ]
    : [{ name, repetition_type: 'OPTIONAL', ...types[kind] }];

const schema: SchemaElement[] = [
  { name: 'datasets', num_children: columns.length },
  ...columns.flatMap(({ name, kind }) => elementsOf(name, kind)),
];

/** Writes datasets as Apache Parquet: the columns of the CSV, with their types. */
export const parquetEncoder = (portalUrl: string): ExportEncoder => {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema, createdBy: 'Moisson' });
  let rows: (readonly unknown[])[] = [];
  let characters = 0;
  const writeGroup = (): void => {
    if (rows.length === 0) return;
    const columnData = columns.map(({ name }, at) => ({ name, data: rows.map((row) => row[at]), offsetIndex: false }));
    // Nothing to wait for: this writer only fills its buffer.
    void file.write({ columnData, rowGroupSize: rows.length });
    [rows, characters] = [[], 0];
  };
  const taken = (): Uint8Array => {
    const part = new Uint8Array(bytes.getBuffer());
    bytes.index = 0;
    return part;
  };
  return {
    part: (datasets) => {
      for (const dataset of datasets) {
        const row = cellsOf(dataset, portalUrl);
        rows.push(row);
        characters += sizeOf(row);
        if (rows.length >= MAX_ROWS || characters >= MAX_CHARACTERS) writeGroup();
      }
      return taken();
    },
    end: () => {
      writeGroup();
      void file.finish();
      return taken();
    },
  };
};

const cellsOf = (dataset: Exported, portalUrl: string): readonly unknown[] =>
  columns.map(({ kind, valueOf }) => {
    const value = valueOf(dataset, portalUrl);
    return kind === 'instant' && typeof value === 'string' ? new Date(value) : value;
  });

const sizeOf = (row: readonly unknown[]): number =>
  row.reduce<number>(
    (sum, cell) => sum + (Array.isArray(cell) ? sizeOf(cell) : typeof cell === 'string' ? cell.length : 8),
    0,
  );
