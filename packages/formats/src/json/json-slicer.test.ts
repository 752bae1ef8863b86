import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonSlicer } from './json-slicer.ts';

const slice = (text: string | Uint8Array, path: readonly (string | undefined)[], size = 7) => {
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

test('never accepts a truncated document as complete', () => {
  const text = JSON.stringify({ dataset: [{ a: 'é"]}' }, { b: [1, { c: '\\' }] }], count: 2 });
  const bytes = Buffer.from(text);
  for (let length = 0; length < bytes.length; length += 1)
    expect(() => slice(bytes.subarray(0, length), ['dataset'])).toThrow();
  expect(slice(text, ['dataset']).items).toHaveLength(2);
});

test('a list with the same name at another path is ignored', () => {
  expect(
    slice('{"x":{"results":[1]},"result":{"y":[{"results":[2]}],"results":[3]}}', ['result', 'results']).items,
  ).toEqual(['3']);
});

test('a path may lead through the items of a list', () => {
  const path = ['result', undefined];
  expect(slice('{"result":[[{"a":[1]},{"b":2}]]}', path)).toEqual({
    ...{ items: ['{"a":[1]}', '{"b":2}'], envelope: { result: [[]] }, found: true },
  });
  expect(slice('{"result":[{"a":[1]}]}', path)).toMatchObject({ items: [], found: false });
  expect(() => slice('{"result":[[1],[2]]}', path)).toThrow(expect.objectContaining({ code: 'body.malformed' }));
});

test.each([
  ['[[', 'body.truncated'],
  ['', 'body.empty'],
  ['['.repeat(1000), 'body.too-deep'],
  ['{"dataset":[1 2]}', 'body.malformed'],
  ['{"dataset":[1,}', 'body.malformed'],
  ['{"dataset":[]}}', 'body.malformed'],
  ['{"dataset":[],"dataset":[]}', 'body.malformed'],
  ['\ufeff{"dataset":[]', 'body.truncated'],
])('rejects %j', (text, code) => {
  expect(() => slice(text.slice(0, 2000), ['dataset'])).toThrow(expect.objectContaining({ code }));
});

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const deep = `{"a":${'['.repeat(200)}${']'.repeat(200)}}`;

test.each<[string, string | Buffer, readonly number[], number]>([
  ['bytes that are not UTF-8', latin1('{"dataset":[{"a":1},{"b":"été"},{"c":3}]}'), [2], 2],
  ['such bytes before a quote', latin1('{"dataset":[{"b":"\xc3"},{"c":3}]}'), [1], 1],
  ['such bytes outside of a text', latin1('{"dataset":[{"b":\xff},{"c":3}]}'), [1], 1],
  ['such bytes as an item', latin1('{"dataset":[\xff,{"c":3}]}'), [1], 1],
  ['such a text as an item', latin1('{"dataset":["\xe9",{"c":3}]}'), [1], 1],
  ['too many levels', `{"dataset":[{"a":1},${deep},{"c":3}]}`, [2], 2],
  ['too many levels twice', `{"dataset":[${deep},${deep}]}`, [1, 2], 0],
  ['a comma after the last item', '{"dataset":[{"a":1},{"b":2},]}', [3], 2],
  ['a comma before the first item', '{"dataset":[,{"b":2}]}', [1], 1],
  ['two commas', '{"dataset":[{"a":1},,{"b":2}]}', [2], 2],
  ['nothing but a comma', '{"dataset":[,]}', [1, 2], 0],
])('%s: only that record is skipped, and its position is reported', (_, text, positions, kept) => {
  for (const size of [1, 3, 1000]) {
    const slicer = new JsonSlicer(['dataset'], 'https://x');
    const bytes = Buffer.from(text as string);
    for (let at = 0; at < bytes.length; at += size) slicer.push(bytes.subarray(at, at + size));
    expect(slicer.take()).toHaveLength(kept);
    slicer.end();
    expect(slicer.unread.count).toBe(positions.length);
    expect(slicer.unread.items.map(({ position }) => position)).toEqual(positions);
  }
});
