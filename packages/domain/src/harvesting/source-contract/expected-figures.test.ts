import { expect, test } from '@jest/globals';
import { aRecord } from '@moisson/testkit';
import { expectedFigures } from './expected-figures.ts';
import { figuresOf, presenceOf } from './figures.ts';
import { Tally } from './tally.ts';
import { traitsOf } from './traits.ts';

const tallyOf = (licensed: number, unlicensed: number): Tally => {
  const tally = new Tally();
  const { dataset } = aRecord();
  if (licensed > 0) tally.add(traitsOf({ ...dataset, license: { id: 'cc-by', original: 'CC BY' } }, '1'), licensed);
  if (unlicensed > 0) tally.add(traitsOf(dataset, '1'), unlicensed);
  return tally;
};
const licences = (part: Omit<Parameters<typeof expectedFigures>[1], 'known'>): number =>
  presenceOf(expectedFigures(figuresOf(tallyOf(98, 2)), { known: 1000, ...part }).shares.licence);

test('the part of a list that was not read is taken to have changed like the part that was', () => {
  const [before, after, created] = [tallyOf(98, 2), tallyOf(40, 60), new Tally()];
  expect(licences({ matched: 100, before, after, created })).toBeCloseTo(0.4);
  // Only 100 of 500 records that were read have changed.
  expect(licences({ matched: 500, before, after, created })).toBeCloseTo(0.98 - 0.58 / 5);
});

test('new records count as they are', () => {
  const [before, after] = [new Tally(), new Tally()];
  expect(licences({ matched: 100, before, after, created: tallyOf(0, 100) })).toBeCloseTo((0.98 * 1000) / 1100, 1);
});
