import { expect, test } from '@jest/globals';
import { SourceId, type MappedDataset } from '@moisson/contracts';
import { aRecord } from '@moisson/testkit';
import fc from 'fast-check';
import { departuresOf, isReady, type RunFigures } from './departures.ts';
import { figuresOf, type Figures } from './figures.ts';
import { learn, type SourceContract } from './source-contract.ts';
import { Tally } from './tally.ts';
import { traitsOf } from './traits.ts';

const usual: Partial<MappedDataset> = {
  ...{ license: { id: 'cc-by', original: 'CC BY' }, description: { fr: 'x'.repeat(400) }, keyword: ['a'] },
  ...{ spatial: { label: 'Laval' }, accrualPeriodicity: 'x', modified: '2026', language: ['fr'] },
  ...{ organization: { id: 'laval', name: 'Laval' }, landingPage: 'https://laval.example/1' },
  distribution: [1, 2, 3].map((n) => ({ accessURL: `https://files.example/${n}` })),
};

/** Returns the figures of records: of each kind so many, as usual but for these fields, under keys of this form. */
const figures = (
  ...kinds: readonly (readonly [records: number, changes?: Partial<MappedDataset>, key?: string])[]
): Figures => {
  const tally = new Tally();
  for (const [records, changes = {}, key = '12'] of kinds) {
    const given = Object.entries({ ...aRecord().dataset, ...usual, ...changes });
    const dataset = Object.fromEntries(given.filter(([, value]) => value !== undefined)) as MappedDataset;
    if (records > 0) tally.add(traitsOf(dataset, key), records);
  }
  return figuresOf(tally);
};
const without = (...fields: readonly (keyof MappedDataset)[]): Partial<MappedDataset> =>
  Object.fromEntries(fields.map((field) => [field, undefined]));

const contractOf = (given: Figures, runs = 5): SourceContract => {
  const lesson = { baseline: 'b', mappingVersion: 1, figures: given, hosts: ['laval.example'] };
  let contract: SourceContract | undefined;
  for (let run = 0; run < runs; run += 1) contract = learn(contract, SourceId.parse('laval'), lesson);
  return contract!;
};

const NONE = figures();

/** Returns how a run that changed what stands departs from a contract learnt from it. */
const found = (standing: Figures, kept: Figures, changes: Partial<RunFigures> = {}, contract = contractOf(standing)) =>
  departuresOf(contract, {
    ...{ standing, kept, now: kept, fresh: NONE, known: standing.records, present: standing.records },
    ...{ listed: kept.records, created: 0, missing: 0, renamed: false, filtered: false },
    hosts: new Map([['laval.example', 1]]),
    ...changes,
  });
const traits = (...args: Parameters<typeof found>): string[] => found(...args).map(({ trait }) => trait);

const SIZES = [12, 30, 100, 1000, 50_000];

test.each(SIZES)('of %i records, licences that fall from 98 to 40 % are a departure, with both figures', (size) => {
  const part = (share: number): Figures => {
    const lacking = Math.round(size * (1 - share));
    return figures([size - lacking], [lacking, without('license')]);
  };
  expect(found(part(0.98), part(0.4))).toMatchObject([
    { trait: 'licence', measure: 'present', usual: expect.closeTo(0.98, 1), now: expect.closeTo(0.4, 1) },
  ]);
});

test.each<[string, Partial<MappedDataset>]>([
  ['description', without('description')],
  ['description', { description: { fr: 'x'.repeat(30) } }],
  ['distributions', { distribution: [] }],
  ['place', without('spatial')],
  ['frequency', without('accrualPeriodicity')],
  ['dates', without('modified')],
  ['keywords', { keyword: [] }],
  ['organization', { organization: { id: 'autre', name: 'Autre' } }],
  ['page', { landingPage: 'https://autre.example/1' }],
  ['host', { distribution: [1, 2, 3].map((n) => ({ accessURL: `https://autre.example/${n}` })) }],
  ['language', { title: { en: 'Trees' }, description: { en: 'x'.repeat(400) }, language: ['en'] }],
  ['licence', { license: { id: 'closed', original: 'Closed' } }],
])('where %s differs in every record, the run departs at any size', (trait, changes) => {
  for (const size of SIZES) expect(traits(figures([size]), figures([size, changes]))).toContain(trait);
});

test('new records with ids of another scheme in place of a third of the known ones are a departure, unless they are recognised', () => {
  const changes = { fresh: figures([40, {}, 'arbres-publics']), created: 40, missing: 40 };
  expect(traits(figures([100]), figures([100]), changes)).toEqual(['id']);
  expect(traits(figures([100]), figures([100]), { ...changes, created: 0, missing: 0, renamed: true })).toEqual([]);
  expect(traits(figures([100]), figures([100]), { ...changes, missing: 0 })).toEqual([]);
});

test('records of another organization are a departure in place of known ones, or beside those that a filter chose', () => {
  const fresh = figures([60, { organization: { id: 'levis', name: 'Lévis' } }]);
  const all = figures([100]);
  expect(traits(all, all, { fresh, created: 60, missing: 60 })).toEqual(['organization']);
  expect(traits(all, all, { fresh, created: 60, missing: 0, filtered: true })).toEqual(['organization']);
  // A catalogue of several organizations grows.
  expect(traits(all, all, { fresh, created: 60, missing: 0 })).toEqual([]);
});

test('a list whose records are nearly all of another organization departs, although some have known keys and few are new', () => {
  const other = { organization: { id: 'autre', name: 'Autre' } };
  const standing = figures([700]);
  const list = { fresh: figures([150, other]), listed: 400, created: 0, missing: 300 };
  expect(traits(standing, figures([450], [250, other]), list)).toEqual(['organization']);
  // A compilation that gains organizations, and keeps what it had, does not.
  const grown = { fresh: figures([2000, other]), listed: 2650, created: 2000, missing: 50 };
  expect(traits(standing, figures([700]), grown)).toEqual([]);
});

test('another host that answers, and a list many times as long, are departures', () => {
  const all = figures([200]);
  expect(
    found(all, all, {
      hosts: new Map([
        ['autre.example', 0.9],
        ['laval.example', 0.1],
      ]),
    }),
  ).toMatchObject([{ trait: 'answering-host', values: [{ value: 'autre.example', usual: 0, now: 0.9 }] }]);
  expect(
    traits(all, all, {
      hosts: new Map([
        ['autre.example', 0.1],
        ['laval.example', 0.9],
      ]),
    }),
  ).toEqual([]);
  expect(traits(all, all, { listed: 1200, created: 1000 })).toEqual(['number']);
  expect(traits(all, all, { listed: 800, created: 600 })).toEqual([]);
});

test('another catalogue in place of the known one is a departure; losses, growth and a renewed part are none', () => {
  const all = figures([100]);
  const fresh = figures([95]);
  expect(found(all, all, { fresh, created: 95, missing: 95 })).toEqual([
    { trait: 'records', measure: 'records', usual: 100, now: 5, values: [] },
  ]);
  expect(traits(all, all, { fresh, created: 95, missing: 3 })).toEqual([]);
  expect(traits(all, all, { created: 3, missing: 95 })).toEqual([]);
  expect(traits(all, all, { fresh, created: 95, missing: 80 })).toEqual([]);
});

test('what a platform fills in for want of a licence or an organization may come and go', () => {
  const filler = { license: { original: 'No license provided. Request permission to use.' }, organization: undefined };
  const [filled, bare] = [figures([100, filler]), figures([100, without('license', 'organization')])];
  expect([
    traits(filled, bare),
    traits(bare, filled),
    traits(figures([100]), figures([100, without('organization')])),
  ]).toEqual([[], [], []]);
  expect(traits(figures([100]), filled)).toEqual(['licence']);
});

test('a feed that gains licences, languages or longer descriptions does not depart', () => {
  const poor = figures([100, { ...without('license', 'spatial'), description: { fr: 'x'.repeat(50) } }]);
  expect(traits(poor, figures([100, { title: { fr: 'Arbres', en: 'Trees' } }]))).toEqual([]);
});

test('a few records never depart, whatever they lack', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 5000 }), fc.integer({ min: 0, max: 4 }), (size, few) => {
      const lacking = { ...without('license', 'description', 'spatial', 'organization'), distribution: [] };
      expect(traits(figures([size]), figures([size - few], [few, lacking, 'autre-cle']))).toEqual([]);
    }),
  );
});

test('what removals decided before have changed is not this run’s departure', () => {
  const contract = contractOf(figures([50], [50, without('license')]));
  const left = figures([4], [50, without('license')]);
  expect(traits(left, left, {}, contract)).toEqual([]);
});

test('a contract judges after three good runs of at least ten records', () => {
  expect(isReady(contractOf(figures([100]), 2))).toBe(false);
  expect(isReady(contractOf(figures([9])))).toBe(false);
  expect(isReady(contractOf(figures([10]), 3))).toBe(true);
});

test('what a person accepted for one run is no departure in it', () => {
  const contract: SourceContract = { ...contractOf(figures([100])), accepted: ['licence', 'records'] };
  const now = figures([100, without('license')]);
  expect(traits(figures([100]), now, { created: 95, missing: 95 }, contract)).toEqual([]);
});
