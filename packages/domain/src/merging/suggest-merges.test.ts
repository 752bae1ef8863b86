import { expect, test } from '@jest/globals';
import { DatasetId } from '@moisson/contracts';
import fc from 'fast-check';
import { alikePairs, byLikeness, MAX_COMPARISONS, type AlikePair, type ComparedDataset } from './suggest-merges.ts';

const idOf = (at: number): DatasetId => DatasetId.parse(`0b1a2c3d-0000-5000-8000-${String(at).padStart(12, '0')}`);
let next = 0;
const dataset = (title: string, given: Partial<ComparedDataset> = {}): ComparedDataset => {
  next += 1;
  return {
    id: idOf(next),
    identity: `title:${title}`,
    organization: 'laval',
    sources: [`s${next}`],
    files: [],
    ...given,
  };
};
const found = (...datasets: readonly ComparedDataset[]): AlikePair[] =>
  [...alikePairs(datasets)].filter((pair) => pair !== undefined).sort(byLikeness);
const reasons = (...datasets: readonly ComparedDataset[]): string[] =>
  found(...datasets).map((pair) => pair.reasons.join(' '));

test.each([
  [['same-title same-organization'], dataset('arbres publics'), dataset('arbres publics')],
  [
    ['alike-title same-organization'],
    dataset('localisation des arbres publics'),
    dataset('localisation arbres publics'),
  ],
  [
    ['same-title same-organization same-file'],
    dataset('arbres', { files: ['f'] }),
    dataset('arbres', { files: ['f'] }),
  ],
  [
    ['same-title same-file'],
    dataset('arbres', { files: ['f'] }),
    dataset('arbres', { files: ['f'], organization: 'autre' }),
  ],
  [
    ['alike-title same-page'],
    dataset('arbres publics', { page: 'p' }),
    dataset('arbres publics ville', { page: 'p', organization: 'autre' }),
  ],
] as const)('two datasets are suggested for these reasons: %s', (why, one, other) => {
  expect(reasons(one, other)).toEqual(why);
});

test.each([
  ['of two cities with the same title', dataset('arbres'), dataset('arbres', { organization: 'montreal' })],
  [
    'of one source, which tells them apart',
    dataset('arbres', { sources: ['s'] }),
    dataset('arbres', { sources: ['s', 't'] }),
  ],
  ['of a series, apart by their numbers', dataset('budget 2024'), dataset('budget 2025')],
  ['without a word in common', dataset('arbres'), dataset('budget')],
])('nothing is suggested for datasets %s', (_, one, other) => {
  expect(found(one, other)).toEqual([]);
});

test('a title that is the same is enough where an organization is unknown', () => {
  const { organization: _, ...unknown } = dataset('compteurs de velos');
  expect(reasons(dataset('compteurs de velos'), unknown)).toEqual(['same-title']);
});

const anyDataset = fc
  .record({
    title: fc.array(fc.constantFrom('arbres', 'publics', 'budget', 'velo', '2024', '2025', 'de', 'la', 'ville'), {
      minLength: 1,
      maxLength: 5,
    }),
    organization: fc.constantFrom('laval', 'montreal', undefined),
    source: fc.constantFrom('a', 'b', 'c'),
    files: fc.array(fc.constantFrom('f', 'g', 'h'), { maxLength: 8 }),
  })
  .map(({ title, organization, source, files }) => ({
    ...dataset(title.join(' '), { sources: [source], files }),
    organization,
  })) as fc.Arbitrary<ComparedDataset>;

test('what is suggested does not depend on the order of the catalogue, and never joins two datasets of one source', () => {
  fc.assert(
    fc.property(fc.array(anyDataset, { maxLength: 30 }), (datasets) => {
      const pairs = found(...datasets);
      const byId = new Map(datasets.map((one) => [one.id, one]));
      for (const {
        datasets: [a, b],
        likeness,
      } of pairs) {
        expect(a < b).toBe(true);
        expect(byId.get(a)!.sources.some((source) => byId.get(b)!.sources.includes(source))).toBe(false);
        expect(likeness >= 0 && likeness <= 1).toBe(true);
      }
      expect(new Set(pairs.map((pair) => pair.datasets.join(' '))).size).toBe(pairs.length);
      const key = ({ datasets: ids, reasons: why }: AlikePair): string => [...ids, ...why].join(' ');
      expect(
        found(...datasets.toReversed())
          .map(key)
          .sort(),
      ).toEqual(pairs.map(key).sort());
    }),
  );
});

test('a catalogue in which all titles are alike, or all share files, costs no more than the limit', () => {
  const comparisons = (datasets: readonly ComparedDataset[]): number => [...alikePairs(datasets)].length;
  const same = Array.from({ length: 5000 }, () => dataset('donnees ouvertes'));
  expect(comparisons(same)).toBe(0);
  const shared = Array.from({ length: 20_000 }, (_, at) =>
    dataset(`mot${at % 1000} autre${at % 1001} tiers${at % 1003}`, { files: [`${at % 1009}`, `f${at % 1013}`] }),
  );
  expect(comparisons(shared)).toBeLessThanOrEqual(MAX_COMPARISONS);
});
