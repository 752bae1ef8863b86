import { expect, test } from '@jest/globals';
import { aRecord } from '@moisson/testkit';
import fc from 'fast-check';
import { figuresOf, presenceOf } from './figures.ts';
import { Tally } from './tally.ts';
import { traitsOf } from './traits.ts';

const traits = (id: string): string =>
  traitsOf({ ...aRecord().dataset, ...(id === '' ? {} : { license: { id, original: id } }) }, '1');

test('records are counted by value; what is taken away and added again changes nothing', () => {
  const ids = fc.array(fc.constantFrom('cc-by', 'odbl', ''), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(ids, ids, (some, others) => {
      const [all, part] = [new Tally(), new Tally()];
      for (const id of [...some, ...others]) all.add(traits(id));
      for (const id of others) part.add(traits(id));
      const figures = figuresOf(all, part);
      expect(figures.records).toBe(some.length);
      expect(presenceOf(figures.shares.licence)).toBeCloseTo(some.filter((id) => id !== '').length / some.length);
      expect(figuresOf(all, part, part)).toEqual(figuresOf(all));
      expect(new Tally(all.state).state).toEqual(all.state);
    }),
  );
});

test('however many values a trait has, few are kept apart', () => {
  const tally = new Tally();
  for (let at = 0; at < 5000; at += 1) tally.add(traits(`licence-${at}`));
  expect(tally.records).toBe(5000);
  expect(tally.of('licence').size).toBe(101);
  expect([...tally.of('licence').values()].reduce((sum, count) => sum + count)).toBe(5000);
});

test('traits of another version are not counted', () => {
  const tally = new Tally();
  tally.add('', 3);
  expect(tally.records).toBe(0);
});
