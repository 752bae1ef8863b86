import { expect, test } from '@jest/globals';
import { bitsFor, hashTable, positionIn } from './hash-table.ts';
import { hashToken, highOf, lowOf } from './token-hash.ts';

const TOKENS = 200_000;
const tokens = Array.from({ length: TOKENS }, (_, at) => (at % 2 === 0 ? `mot${at}` : `=source-${at % 7}/${at}`));

test('like tokens have different hashes, which fill their range evenly', () => {
  const hashes = tokens.map(hashToken);
  expect(new Set(hashes).size).toBe(TOKENS);
  const buckets = new Uint32Array(256);
  for (const hash of hashes) buckets[highOf(hash) >>> 8]! += 1;
  for (const count of buckets) expect(Math.abs(count - TOKENS / 256)).toBeLessThan(200);
});

test.each([0, 1, 7, 8, 1000, TOKENS])('a table of %d hashes finds each of them, and no other one', (size) => {
  const hashes = tokens
    .slice(0, size)
    .map(hashToken)
    .sort((a, b) => a - b);
  const table = hashTable(Uint16Array.from(hashes, highOf), Uint32Array.from(hashes, lowOf));
  expect(hashes.findIndex((hash, at) => positionIn(table, hash) !== at)).toBe(-1);
  expect(positionIn(table, hashToken('introuvable'))).toBe(-1);
  expect(table.starts.length).toBe((1 << bitsFor(size)) + 1);
});
