import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonSlicer } from './json-slicer.ts';

const slice = (text: string | Uint8Array, path: readonly string[], size = 7) => {
  const slicer = new JsonSlicer(path, 'https://x');
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) slicer.push(bytes.subarray(at, at + size));
  return {
    items: slicer.take().map((item) => Buffer.from(item).toString()),
    envelope: slicer.end(),
    found: slicer.found,
  };
};

test('cuts the items of a list out of any document, however it is chunked', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.jsonValue(),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(0, 2),
      (items, other, size, indent) => {
        const { items: found, envelope } = slice(
          JSON.stringify({ other, result: { a: 1, results: items, b: [[]] } }, undefined, indent),
          ['result', 'results'],
          size,
        );
        expect(found.map((item) => JSON.parse(item) as unknown)).toEqual(JSON.parse(JSON.stringify(items)));
        expect(envelope).toEqual(JSON.parse(JSON.stringify({ other, result: { a: 1, results: [], b: [[]] } })));
      },
    ),
  );
});

test('never takes a part of a document for the whole', () => {
  const text = JSON.stringify({ dataset: [{ a: 'é"]}' }, { b: [1, { c: '\\' }] }], count: 2 });
  const bytes = Buffer.from(text);
  for (let length = 0; length < bytes.length; length += 1)
    expect(() => slice(bytes.subarray(0, length), ['dataset'])).toThrow();
  expect(slice(text, ['dataset']).items).toHaveLength(2);
});

test('a list of the same name elsewhere is not the list', () => {
  expect(
    slice('{"x":{"results":[1]},"result":{"y":[{"results":[2]}],"results":[3]}}', ['result', 'results']).items,
  ).toEqual(['3']);
});

test.each([
  ['[[', 'body.truncated'],
  ['', 'body.empty'],
  ['['.repeat(1000), 'body.too-deep'],
  ['{"dataset":[1 2]}', 'body.malformed'],
  ['{"dataset":[1,]}', 'body.malformed'],
  ['{"dataset":[]}}', 'body.malformed'],
  ['{"dataset":[],"dataset":[]}', 'body.malformed'],
  ['\ufeff{"dataset":[]', 'body.truncated'],
])('refuses %j', (text, code) => {
  expect(() => slice(text.slice(0, 2000), ['dataset'])).toThrow(expect.objectContaining({ code }));
});
