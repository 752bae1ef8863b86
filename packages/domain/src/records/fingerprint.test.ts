import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText, contentHash, rawHash, type Json } from './fingerprint.ts';

test('the canonical hash ignores the order of names and of the items of sets', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const reversed = Object.fromEntries(Object.entries(object).reverse());
      expect(contentHash(reversed as Json)).toBe(contentHash(object as Json));
    }),
  );
  expect(contentHash({ tags: ['b', 'a'] })).toBe(contentHash({ tags: ['a', 'b'] }));
  expect(contentHash({ bbox: [1, 2] })).not.toBe(contentHash({ bbox: [2, 1] }));
});

test('volatile names are left out at the top and in the items of lists, but not deeper', () => {
  const volatile = new Set(['modified']);
  expect(canonicalText({ a: 1, modified: 2, resources: [{ modified: 3, b: { modified: 4 } }] }, volatile)).toBe(
    '{"a":1,"resources":[{"b":{"modified":4}}]}',
  );
});

test('a dotted path is volatile at that path only', () => {
  const volatile = new Set(['metas.default.modified']);
  const given = { modified: 1, metas: { modified: 2, default: { modified: 3, title: 't' } } };
  expect(canonicalText(given, volatile)).toBe('{"metas":{"default":{"title":"t"},"modified":2},"modified":1}');
});

test('different bytes have different raw hashes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array(),
      fc.uint8Array(),
      (a, b) => (rawHash(a) === rawHash(b)) === (Buffer.compare(a, b) === 0),
    ),
  );
});
