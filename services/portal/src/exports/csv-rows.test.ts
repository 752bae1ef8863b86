import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvHead, csvRows } from './csv-rows.ts';

const read = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

test('whatever a text holds, it is one cell of one row, and no cell is a formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '"', '\n=', ','),
      (rest, beginning) => {
        const title = beginning + rest;
        const [row, ...others] = read(
          csvHead() +
            csvRows([aDataset(title, { keyword: [title], spatial: { bbox: [-74, 45, -73.5, 46] } })], 'https://a'),
        );
        expect(others).toEqual([]);
        expect([title, `'${title}`]).toContain(row!.title);
        expect(row).toMatchObject({ west: '-74', east: '-73.5' });
        for (const [name, cell] of Object.entries(row!))
          if (!['west', 'south', 'east', 'north'].includes(name)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      },
    ),
  );
});
