import { expect, test } from '@jest/globals';
import { traitsOf } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { RunChanges, type TraitChange } from './run-changes.ts';

const { dataset } = aRecord();
const bare = traitsOf(dataset, '1');
const licensed = traitsOf({ ...dataset, license: { id: 'cc-by', original: 'CC BY' } }, '1');
const change = (changes: Partial<TraitChange>): TraitChange => ({
  ...{ label: 'Arbres', before: licensed, after: bare, isNew: false, sameBytes: false },
  ...changes,
});
const LICENCE = { trait: 'licence', measure: 'present', usual: 1, now: 0, values: [] } as const;

test('a record that lost its licence is an example of it', () => {
  const changes = new RunChanges();
  changes.saw(change({}));
  changes.saw(change({ label: 'Parcs', before: undefined, isNew: true }));
  expect(changes.examplesOf({ ...LICENCE, values: [] })).toEqual(['Arbres', 'Parcs']);
  expect([changes.before.records, changes.after.records, changes.created.records]).toEqual([1, 1, 1]);
});

test('changes that leave the traits as they are, or that our mapping made, count for nothing', () => {
  const changes = new RunChanges();
  for (let at = 0; at < 1000; at += 1) {
    changes.saw(change({ after: licensed }));
    changes.saw(change({ sameBytes: true }));
  }
  expect([changes.areFew(0), changes.after.records]).toEqual([true, 0]);
});

test('examples take a bounded room, whatever the values are', () => {
  const changes = new RunChanges();
  for (let at = 0; at < 2000; at += 1) {
    const license = { id: `licence ${at}`, original: 'x' };
    changes.saw(change({ label: `Jeu ${at}`, after: traitsOf({ ...dataset, license }, '1') }));
  }
  expect(JSON.stringify(changes.state).length).toBeLessThan(20_000);
  expect(changes.examples).toHaveLength(5);
});

test('a later run goes on from the state of an earlier one', () => {
  const changes = new RunChanges();
  for (let at = 0; at < 7; at += 1) changes.saw(change({}));
  const resumed = new RunChanges(JSON.parse(JSON.stringify(changes.state)) as typeof changes.state);
  expect(resumed.state).toEqual(changes.state);
  expect([resumed.areFew(700), resumed.areFew(600)]).toEqual([true, false]);
});
