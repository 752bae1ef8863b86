import { defined } from '@moisson/kernel';
import { expect, test } from '@jest/globals';
import type { Dataset } from '@moisson/contracts';
import { mergeCluster } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import fc from 'fast-check';
import { indexedText } from '../dataset/indexed-text.ts';
import { parseQuery } from '../plan/parse-query.ts';
import { SearchIndex } from './search-index.ts';
import { toEnd } from './work.ts';

const WORDS = ['arbre', 'velo', 'parc', 'budget', 'carte', 'neige'];
const FORMATS = ['CSV', 'JSON', 'SHP'];

const template = mergeCluster([aRecord()])!;
const aDataset = (
  title: readonly string[],
  body: readonly string[],
  formats: readonly string[],
  day: number,
): Dataset => ({
  ...template,
  title: { fr: title.join(' ') },
  description: { fr: body.join(' ') },
  keyword: [],
  identifier: [],
  distribution: formats.map((format) => ({
    ...template.distribution[0]!,
    title: undefined,
    description: undefined,
    format,
  })),
  changedAt: `2026-01-0${1 + day}T00:00:00.000Z`,
});

const someWords = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 });
const dataset = fc
  .tuple(someWords, someWords, fc.uniqueArray(fc.constantFrom(...FORMATS)), fc.nat(3))
  .map((parts) => aDataset(...parts));
const step = fc.record({ id: fc.nat(15).map((n) => `jeu-${n}`), dataset: fc.option(dataset, { nil: undefined }) });
const query = fc.record({
  text: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((words) => words.join(' ')),
  format: fc.option(fc.constantFrom(...FORMATS), { nil: undefined }),
});

/** Returns the expected result by checking every dataset. */
const looked = (
  standing: ReadonlyMap<string, Dataset>,
  { text, format }: { text: string; format: string | undefined },
) =>
  [...standing].flatMap(([id, one]) => {
    const indexed = indexedText(one).tokens;
    const scores = parseQuery(text).words.map(({ tokens }) =>
      (['title', 'keyword', 'body'] as const).reduce(
        (sum, field, at) => sum + (tokens.some((token) => [...indexed[field]].includes(token)) ? [4, 2, 1][at]! : 0),
        0,
      ),
    );
    if (scores.includes(0)) return [];
    if (format !== undefined && !one.distribution.some((file) => file.format === format)) return [];
    return [{ id, one, scores }];
  });

type Looked = ReturnType<typeof looked>[number];

/** Whether `a` must come before `b`: no word counts less in it, and one counts more, or all count the same and it changed later. */
const mustPrecede = (a: Looked, b: Looked): boolean => {
  if (a.scores.some((score, word) => score < b.scores[word]!)) return false;
  if (a.scores.some((score, word) => score > b.scores[word]!)) return true;
  return b.one.changedAt < a.one.changedAt || (a.one.changedAt === b.one.changedAt && a.id < b.id);
};

test('after any changes, an index matches, orders, counts and pages like a check of every dataset', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.array(query, { maxLength: 5 }), (steps, queries) => {
      const index = new SearchIndex({ growing: 4, together: 2 });
      const standing = new Map<string, Dataset>();
      steps.forEach(({ id, dataset: one }, at) => {
        index.put(id, at, one);
        if (at % 3 === 0) toEnd(index.upkeep());
        if (one === undefined) standing.delete(id);
        else standing.set(id, one);
        expect(index.revisionOf(id)).toBe(one === undefined ? undefined : at);
      });
      expect(index.size).toBe(standing.size);
      for (const { text, format } of queries) {
        const wanted = looked(standing, { text, format });
        const ids: string[] = [];
        let exact = 0;
        for (let cursor: string | undefined, more = true; more;) {
          const page = index.find({
            ...{ text, limit: 3 },
            ...defined({ format: format === undefined ? undefined : [format], cursor }),
          });
          exact = page.exact ?? page.total;
          // The facets of a widened answer count the datasets that hold some of the words too.
          if (page.exact === undefined && new Set(text.split(' ')).size === 1)
            for (const { value, count } of page.facets.format)
              expect(count).toBe(
                // Without the filter by format.
                looked(standing, { text, format: undefined }).filter(({ one }) =>
                  one.distribution.some((file) => file.format === value),
                ).length,
              );
          if (page.exact !== undefined) expect(page.total).toBeGreaterThan(exact);
          ids.push(...page.ids);
          cursor = page.next;
          more = cursor !== undefined;
        }
        expect(new Set(ids).size).toBe(ids.length);
        ids.splice(exact);
        expect(ids.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
        const ordered = ids.map((id) => wanted.find((one) => one.id === id)!);
        ordered.forEach((later, at) => {
          for (const earlier of ordered.slice(0, at)) expect(mustPrecede(later, earlier)).toBe(false);
        });
      }
    }),
    { numRuns: 300 },
  );
});

test('rows of changed datasets are reclaimed', () => {
  const index = new SearchIndex({ growing: 10, together: 2 });
  for (let turn = 0; turn < 1000; turn += 1) {
    index.put(`jeu-${turn % 5}`, turn, aDataset(['arbre'], [`mot${turn}`], ['CSV'], 0));
    toEnd(index.upkeep());
  }
  expect(index.size).toBe(5);
  expect(index.rows).toBeLessThanOrEqual(25);
  expect(index.find({ text: 'arbre', limit: 10 }).ids).toHaveLength(5);
  expect(index.find({ text: 'mot3', limit: 10 }).ids).toEqual([]);
  expect(index.find({ text: 'mot999', limit: 10 }).ids).toEqual(['jeu-4']);
});
