import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor.ts';

const place = { points: 120, changedAt: 1_700_000_000_000, title: '', id: 'a' };

test('a cursor holds a place of the same search, whatever the size of its pages', () => {
  const cursor = encodeCursor(place, { text: 'vélo ', limit: 20 });
  expect(decodeCursor(cursor, { text: 'vélo', limit: 5, patienceMs: 3 })).toEqual(place);
  expect(() => decodeCursor(cursor, { text: 'vélos', limit: 20 })).toThrow(/another search/);
});

test('any other text is refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((json) => Buffer.from(json).toString('base64url')),
      ),
      (text) => {
        expect(() => decodeCursor(text, { limit: 1 })).toThrow(/request.invalid|cursor/);
      },
    ),
  );
});
