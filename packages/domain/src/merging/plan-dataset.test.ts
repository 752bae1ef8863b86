import { expect, test } from '@jest/globals';
import { datasetIdOf, type DatasetHead } from '@moisson/domain';
import { aRecord, aRemoval } from '@moisson/testkit';
import { datasetsOf, planWrite } from './plan-dataset.ts';

const founder = aRecord({ recordKey: 'old', firstSeenAt: '2026-01-01T00:00:00.000Z' });
const other = aRecord({ recordKey: 'new', sourceId: 'dq', firstSeenAt: '2026-02-01T00:00:00.000Z' });
const clusterOf = (...records: Parameters<typeof datasetsOf>[0]['records']) => ({ records, apart: [] });

test('a cluster is one dataset under its founder’s id, to which the ids of the others redirect', () => {
  const [dataset, redirect, ...more] = datasetsOf(clusterOf(other, founder));
  expect(dataset).toMatchObject({ id: datasetIdOf(founder), founder: 'laval/old', body: { state: 'live' } });
  expect(dataset!.leads).toEqual({ records: ['dq/new', 'laval/old'] });
  expect(redirect).toEqual({
    ...{ id: datasetIdOf(other), founder: 'dq/new', leads: { redirect: datasetIdOf(founder) } },
    body: { state: 'redirect', to: datasetIdOf(founder) },
  });
  expect(more).toEqual([]);
});

test('a removed founder keeps its dataset as long as another record is live, and the dataset is removed after that', () => {
  const gone = aRemoval({ recordKey: 'old', firstSeenAt: founder.firstSeenAt });
  expect(datasetsOf(clusterOf(gone, other))[0]).toMatchObject({ id: datasetIdOf(founder), body: { state: 'live' } });
  expect(datasetsOf(clusterOf(gone))).toMatchObject([
    { body: { state: 'removed' }, leads: { records: ['laval/old'] } },
  ]);
});

const due = datasetsOf(clusterOf(founder))[0]!;
const first = planWrite(due, undefined, 'event');
const head: DatasetHead = {
  ...{ id: due.id, revision: 4, publishedRevision: 4, hash: first.write.hash, leads: due.leads, settled: 'event' },
};

test('what stands under no revision is written over none', () => {
  expect(first).toMatchObject({ same: false, owed: false, write: { expected: 0, settled: 'event' } });
});

test('what stands already is not written again, though its event may be owed', () => {
  expect(planWrite(due, head)).toMatchObject({ same: true, owed: false, write: { expected: 4, settled: 'event' } });
  expect(planWrite(due, { ...head, publishedRevision: 3 })).toMatchObject({ same: true, owed: true });
});

test('another body, or the same one that leads elsewhere, differs', () => {
  expect(planWrite(due, { ...head, hash: 'other' }).same).toBe(false);
  expect(planWrite(due, { ...head, leads: { records: [] } }).same).toBe(false);
});

test('the fingerprint of the event in hand takes the place of the one that stands', () => {
  expect(planWrite(due, head, 'newer').write.settled).toBe('newer');
});
