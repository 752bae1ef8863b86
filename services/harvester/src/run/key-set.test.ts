import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KeySet } from './key-set.ts';

test('holds what was added and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (added, asked) => {
      const [ours, known] = [new KeySet(), new Set<string>()];
      for (const key of added) {
        expect(ours.add(key)).toBe(!known.has(key));
        known.add(key);
        expect(ours.size).toBe(known.size);
      }
      for (const key of [...added, ...asked]) expect(ours.has(key)).toBe(known.has(key));
    }),
  );
});

test('a hundred thousand keys, one twice', () => {
  const keys = new KeySet();
  for (let n = 0; n < 100_000; n += 1) keys.add(`jeu-${n}`);
  expect(keys.add('jeu-500')).toBe(false);
  expect(keys.size).toBe(100_000);
  for (let n = 0; n < 100_000; n += 1) if (!keys.has(`jeu-${n}`)) throw new Error(`jeu-${n} is missing`);
  expect(keys.has('jeu-100000')).toBe(false);
});
