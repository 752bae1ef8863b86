import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import fc from 'fast-check';
import { departuresOf } from './departures.ts';
import { presenceOf, type Figures } from './figures.ts';
import { accepted, confirmed, learn, SourceContract, type Lesson } from './source-contract.ts';
import { recordTraits } from './traits.ts';

const id = SourceId.parse('laval');

/** Returns figures in which this share of records has each trait. */
const withShare = (share: number, records = 200): Figures => ({
  records,
  shares: Object.fromEntries(
    recordTraits.map((trait) => [trait, { x: share, '': 1 - share }]),
  ) as unknown as Figures['shares'],
});
/** A run without new and missing records. */
const calm = {
  ...{ fresh: withShare(1, 0), known: 200, present: 200, listed: 200, created: 0, missing: 0 },
  ...{ renamed: false, filtered: false },
};
const lesson = (figures: Figures, changes: Partial<Lesson> = {}): Lesson => ({
  ...{ baseline: 'b', mappingVersion: 1, figures, hosts: ['laval.example'] },
  ...changes,
});
const taught = (...figures: readonly Figures[]): SourceContract =>
  figures.reduce<SourceContract | undefined>((contract, one) => learn(contract, id, lesson(one)), undefined)!;
const licences = ({ usual }: SourceContract): number => presenceOf(usual.shares.licence);

test('slow drift is followed: a share that falls by a point a run never departs', () => {
  let contract = taught(withShare(0.98), withShare(0.98), withShare(0.98));
  for (let share = 0.97; share > 0.1; share -= 0.01) {
    const [standing, now] = [withShare(share + 0.01), withShare(share)];
    const hosts = new Map([['laval.example', 1]]);
    const run = { ...calm, standing, now, kept: now, hosts };
    expect(departuresOf(contract, run)).toEqual([]);
    contract = learn(contract, id, lesson(now));
  }
  expect(licences(contract)).toBeLessThan(0.2);
});

test('a staircase of falls, each within the tolerance, is stopped at its second step', () => {
  const contract = learn(taught(...Array.from({ length: 9 }, () => withShare(0.98))), id, lesson(withShare(0.82)));
  const [standing, now, hosts] = [withShare(0.82), withShare(0.66), new Map([['laval.example', 1]])];
  const run = { ...calm, standing, now, kept: now, hosts };
  expect(departuresOf(contract, run).map(({ trait }) => trait)).toContain('licence');
});

test('with another endpoint or filter the contract begins again; with another mapping only its figures do', () => {
  const contract = taught(withShare(0.9), withShare(0.9), withShare(0.9));
  expect(learn(contract, id, lesson(withShare(0.1), { baseline: 'c' }))).toMatchObject({ baseline: 'c', runs: 1 });
  const remapped = learn(contract, id, lesson(withShare(0.1), { mappingVersion: 2 }));
  expect(remapped).toMatchObject({ mappingVersion: 2, runs: 4 });
  expect(licences(remapped)).toBeCloseTo(0.1);
});

test('other ids that were recognised are usual at once, and other traits are not', () => {
  const contract = taught(withShare(0.9), withShare(0.9), withShare(0.9));
  const renamed = learn(contract, id, lesson(withShare(0.1), { replaces: 'ids' }));
  expect(presenceOf(renamed.usual.shares.id)).toBeCloseTo(0.1);
  expect(licences(renamed)).toBeCloseTo(0.7);
  expect(licences(learn(contract, id, lesson(withShare(0.1), { replaces: 'all' })))).toBeCloseTo(0.1);
});

test('accepting a departure makes it usual, and the next good run ends the exception', () => {
  const figures = withShare(0.1);
  const departed = { hold: 'laval:9', figures, hosts: ['autre.example'], traits: ['records' as const] };
  const contract = accepted({ ...taught(withShare(0.9), withShare(0.9)), departed });
  expect(contract).toMatchObject({ usual: figures, accepted: ['records'], hosts: ['autre.example', 'laval.example'] });
  expect(contract.departed).toBeUndefined();
  const next = learn(contract, id, lesson(figures));
  expect([next.accepted, next.runs]).toEqual([undefined, 3]);
  expect(accepted(next)).toBe(next);
});

test('a run that shows no change confirms the contract, until it is well founded', () => {
  let contract = taught(withShare(0.9));
  for (let run = 0; run < 20; run += 1) contract = confirmed(contract);
  expect(contract.runs).toBe(8);
});

test('a word of a source that is also a property of every object counts as any other', () => {
  const shares = Object.fromEntries(recordTraits.map((trait) => [trait, { constructor: 0.5, valueOf: 0.5 }]));
  const figures = { records: 100, shares } as unknown as Figures;
  expect(taught(withShare(0.9), figures, figures).usual.shares.licence).toMatchObject({ valueOf: expect.any(Number) });
});

test('a contract stays small and readable, whatever the feeds were', () => {
  const shares = fc.dictionary(fc.string({ maxLength: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), {
    maxKeys: 60,
  });
  const figures = fc.record({
    records: fc.nat(1_000_000),
    shares: fc.record(Object.fromEntries(recordTraits.map((trait) => [trait, shares]))),
  }) as unknown as fc.Arbitrary<Figures>;
  fc.assert(
    fc.property(fc.array(figures, { minLength: 1, maxLength: 10 }), (runs) => {
      const text = JSON.stringify(taught(...runs));
      expect(SourceContract.parse(JSON.parse(text))).toBeDefined();
      expect(text.length).toBeLessThan(100_000);
    }),
    { numRuns: 30 },
  );
});
