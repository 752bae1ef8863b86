import { expect, test } from '@jest/globals';
import { excerptOf } from './excerpt.ts';

test('an excerpt is the beginning of a record, and short whatever the record is', () => {
  expect(excerptOf(Buffer.from('{"id":1}'))).toBe('{"id":1}');
  expect(excerptOf(Buffer.alloc(4_000_000, 'é')).length).toBeLessThanOrEqual(100);
});

test('a password is redacted, also where the cut would part it from its sign', () => {
  for (const before of [0, 60, 80, 90]) {
    const excerpt = excerptOf(Buffer.from(`${'x'.repeat(before)} https://user:hunter2secret@a.ca/${'y'.repeat(200)}`));
    expect(excerpt).not.toMatch(/hunter/);
  }
});
