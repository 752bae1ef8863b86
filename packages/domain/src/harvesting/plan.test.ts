import { expect, test } from '@jest/globals';
import { planChange, sameBytesSuffice } from './plan.ts';
import type { SnapshotEntry } from './snapshot.ts';

const entry = { state: 'live', contentHash: 'h', mappingVersion: 1 } as SnapshotEntry;
const seen = { contentHash: 'h', mappingVersion: 1 };

test.each([
  ['not in the snapshot', undefined, seen, false, 'created'],
  ['removed before', { ...entry, state: 'removed' }, seen, false, 'created'],
  ['of another content', entry, { ...seen, contentHash: 'other' }, false, 'updated'],
  ['of another mapping', entry, { ...seen, mappingVersion: 2 }, false, 'updated'],
  ['announced by an interrupted run', entry, seen, true, 'updated'],
  ['of the same content', entry, seen, false, 'touched'],
] as const)('a record that is %s is planned (%j, %j, %j) as %s', (_name, before, observed, announced, change) => {
  expect(planChange(before, observed, announced)).toBe(change);
});

test('equal bytes are an answer only for a live record of the same mapping that is neither absent nor announced', () => {
  expect(sameBytesSuffice(entry, 1, false)).toBe(true);
  expect(sameBytesSuffice({ ...entry, state: 'removed' }, 1, false)).toBe(false);
  expect(sameBytesSuffice(entry, 2, false)).toBe(false);
  expect(sameBytesSuffice(entry, 1, true)).toBe(false);
  expect(sameBytesSuffice({ ...entry, absence: { since: '2026-11-01', runs: 1 } }, 1, false)).toBe(false);
});
