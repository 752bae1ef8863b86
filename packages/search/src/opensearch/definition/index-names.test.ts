import { expect, test } from '@jest/globals';
import { aliasOf, isOurs, newIndexName } from './index-names.ts';

test('names of indexes name the schema and sort by time; those of another Moisson are not ours', () => {
  const [older, newer] = ['2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z'].map((at) => newIndexName('a', new Date(at)));
  expect(older).toMatch(/^a-v\d+-20260102030405-[0-9a-f]{6}$/);
  expect(older! < newer!).toBe(true);
  expect(older!.startsWith(`${aliasOf('a')}-`)).toBe(true);
  expect([isOurs('a', older!), isOurs('a', `a-v2-${older!.slice(5)}`)]).toEqual([true, true]);
  expect([isOurs('a', newIndexName('a-v2', new Date())), isOurs('a', 'a-v1'), isOurs('a', 'a-feeders')]).toEqual([
    false,
    false,
    false,
  ]);
});
