import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { MAX_ROWS, parquetEncoder } from './parquet-encoder.ts';

const bytesOf = (parts: readonly (string | Uint8Array)[]): ArrayBuffer => {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
};

test('rows are written in groups as they come, and read back', async () => {
  const encoder = parquetEncoder('https://moisson.example');
  const size = MAX_ROWS + 500;
  const parts = [];
  for (let at = 0; at < size; at += 100)
    parts.push(
      encoder.part(
        Array.from({ length: 100 }, (_, one) => aDataset(`Arbres ${at + one}`, { keyword: ['a', `k${at}`] })),
      ),
    );
  // The first group was written before the end.
  expect(parts.filter((part) => part.length > 4).length).toBe(1);
  const file = bytesOf([...parts, encoder.end()]);
  expect(parquetMetadata(file).row_groups.map((group) => Number(group.num_rows))).toEqual([MAX_ROWS, 500]);
  const rows: Record<string, unknown>[] = await parquetReadObjects({ file });
  expect(rows).toHaveLength(size);
  expect(rows[1234]).toMatchObject({ title: 'Arbres 1234', title_en: null, keywords: ['a', 'k1200'], themes: [] });
  expect(rows[0]!.changed_at).toBeInstanceOf(Date);
});

test('no dataset is a file with columns and no row', async () => {
  const encoder = parquetEncoder('https://moisson.example');
  const file = bytesOf([encoder.part([]), encoder.end()]);
  expect(await parquetReadObjects({ file })).toEqual([]);
  expect(parquetMetadata(file).schema.length).toBeGreaterThan(20);
});
