import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTable } from './read-table.ts';

const documentOf = (body: string | Uint8Array, size = 7) => ({
  ...{ url: 'https://a.example/liste.csv', contentType: undefined },
  chunks: (async function* () {
    const bytes = Buffer.from(body);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })(),
});
const rowsOf = async (body: string | Uint8Array) => (await readTable(documentOf(body))).rows;

test.each([
  ['semicolons', 'a;b;c\n1;x, y;2\n', ';'],
  ['commas', 'a,b,c\n1,"x; y",2\n', ','],
  ['tabs', 'a\tb\n1\t2\n', '\t'],
  ['bars', 'a|b\n1|2\n', '|'],
  ['a separator that Excel announces', 'sep=,\r\na,b;c\r\n', ','],
  ['one column', 'a\nb, c d\n', ','],
  ['semicolons below a title with commas', 'Liste, 2026, MRC\n\na;b;c\n1;2;3\n4;5;6\n', ';'],
])('a table with %s', async (_, body, separator) => {
  expect((await readTable(documentOf(body))).separator).toBe(separator);
});

test.each([
  [
    'quotes, separators and line breaks in cells',
    'a;b\r\n"x;\r\ny ""z""";2\r\n',
    [
      ['a', 'b'],
      ['x;\r\ny "z"', '2'],
    ],
  ],
  [
    'spaces around cells',
    'a ; "b"\n 1;2 \n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a quote inside a cell',
    'a;b\n12" x 5";2\n',
    [
      ['a', 'b'],
      ['12" x 5"', '2'],
    ],
  ],
  [
    'line breaks of old systems',
    'a;b\r1;2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'mixed line breaks and empty rows',
    'a;b\n1;2\r\n;\r\n\n3;4\n',
    [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['rows of any length', 'a;b\n1\n1;2;3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
  [
    'a formula',
    'a;b\n=1+1;=HYPERLINK("https://x")\n',
    [
      ['a', 'b'],
      ['=1+1', '=HYPERLINK("https://x")'],
    ],
  ],
])('%s are read as text', async (_, body, rows) => {
  expect(await rowsOf(body)).toEqual(rows);
});

test('the end of the last line is reported', async () => {
  for (const [body, expected] of [
    ['a;b\n1;2', false],
    ['a;b\n1;2\r\n', true],
  ] as const)
    expect((await readTable(documentOf(body))).endsWithBreak).toBe(expected);
});

test.each([
  ['an empty file', '', 'body.empty'],
  ['blanks', ' \n\t\n', 'body.empty'],
  ['a page', '<!doctype html>', 'body.unexpected-shape'],
  ['JSON', '[{"a":1}]', 'body.unexpected-shape'],
  ['a workbook', Buffer.from('504b030414', 'hex'), 'body.unexpected-shape'],
  ['a PDF', '%PDF-1.7', 'body.unexpected-shape'],
  ['a binary file', Buffer.from([1, 0, 2, 3, 4, 5, 6, 7]), 'body.unexpected-shape'],
  ['a quote that is not closed', 'a;b\n1;"2\n3;4\n', 'body.unexpected-shape'],
  ['a cut character', Buffer.from('é;à').subarray(0, -1), 'body.truncated'],
  ['too many columns', `${';'.repeat(600)}x\n`, 'body.unexpected-shape'],
  ['too many rows', 'a;b\n'.repeat(50_001), 'paging.too-many-records'],
] as const)('%s is refused', async (_, body, code) => {
  await expect(readTable(documentOf(body, 65_536))).rejects.toMatchObject({ code });
});

test('a file beyond the limit is refused before its end is read', async () => {
  const chunks = (async function* () {
    for (;;) yield Buffer.alloc(1024 * 1024, 0x61);
  })();
  const reading = readTable({ url: 'https://a.example/', contentType: undefined, chunks });
  await expect(reading).rejects.toMatchObject({ code: 'fetch.too-large' });
});

test('any cells that are written are read again, in chunks of any size', async () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', ';', ',', '"', '\n', '\r\n', '😀', ' ') })
    .map((one) => one.trim());
  const row = fc.tuple(fc.constant('x'), cell, cell);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, size) => {
        const written = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\n');
        const read = await readTable(documentOf(`sep=;\n${written}\n`, size));
        expect(read.rows).toEqual(rows.map((cells) => cells.map((one) => one)));
      },
    ),
  );
});

test('any bytes give a table or a known error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await readTable(documentOf(bytes)).catch((error: unknown) =>
        expect((error as { code?: string }).code).toMatch(/^body\./),
      );
    }),
  );
});
