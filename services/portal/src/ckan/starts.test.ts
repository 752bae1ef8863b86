import { expect, test } from '@jest/globals';
import type { DatasetQuery, SearchPage } from '@moisson/domain';
import fc from 'fast-check';
import { CkanError } from './ckan-error.ts';
import { Starts } from './starts.ts';

const facets = { organization: [], theme: [], format: [], license: [], absent: [] };

/** A search over numbered datasets, which counts what it is asked. */
const numbered = (total: number) => {
  const asked: DatasetQuery[] = [];
  const search = async (query: DatasetQuery): Promise<SearchPage> => {
    asked.push(query);
    const from = Number(query.cursor ?? 0);
    const end = Math.min(total, from + query.limit);
    const ids = Array.from({ length: end - from }, (_, at) => String(from + at));
    return { items: [], ids, total, facets, ...(end < total && end > from ? { next: String(end) } : {}) };
  };
  return { asked, search };
};

test('any start within reach is the same page as in a whole walk, and one beyond the end is empty', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(30_000),
      fc.array(fc.record({ start: fc.nat(35_000), limit: fc.integer({ min: 1, max: 1000 }) }), { maxLength: 8 }),
      async (total, pages) => {
        const { search } = numbered(total);
        const starts = new Starts(() => 0);
        for (const { start, limit } of pages) {
          const { ids = [], total: told } = await starts.page(search, { limit }, start);
          const size = Math.max(0, Math.min(limit, total - start));
          expect([ids.length, ids[0], told]).toEqual([size, size === 0 ? undefined : String(start), total]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a walk in order asks for each page alone, however deep it is, while its places are remembered', async () => {
  const { asked, search } = numbered(1_000_000);
  let now = 0;
  const starts = new Starts(() => now);
  for (let start = 0; start < 200_000; start += 1000) await starts.page(search, { limit: 1000 }, start);
  expect(asked).toHaveLength(200);
  asked.length = 0;
  await starts.page(search, { limit: 10 }, 199_990);
  expect(asked.length).toBeLessThan(5);
  now = 3_600_000;
  await expect(starts.page(search, { limit: 10 }, 199_000)).rejects.toThrow(CkanError);
  asked.length = 0;
  await starts.page(search, { limit: 10 }, 99_990);
  expect(asked.length).toBeLessThan(25);
});

test('NOW stays what it was on the first page of a walk', () => {
  const starts = new Starts(() => 0);
  const [first, later] = [new Date('2026-11-27T10:00:00Z'), new Date('2026-11-27T10:05:00Z')];
  expect(starts.nowOf('fq=[NOW-1DAY TO *]', 0, first)).toEqual(first);
  expect(starts.nowOf('fq=[NOW-1DAY TO *]', 1000, later)).toEqual(first);
  expect(starts.nowOf('fq=[NOW-2DAYS TO *]', 1000, later)).toEqual(later);
  expect(starts.nowOf('fq=[NOW-1DAY TO *]', 0, later)).toEqual(later);
});
