import { expect, test } from '@jest/globals';
import {
  datasetIdOf,
  datasetIdOfRecord,
  datasetsOf,
  idOf,
  planWrite,
  type DatasetHead,
  type Leads,
  type StoredRecord,
} from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { MemoryDatasets } from '@moisson/testkit/memory-catalogue';
import { inTurn, writeGroup, type Plan } from './write-in-turn.ts';

const record = (key: string) => aRecord({ recordKey: key, firstSeenAt: `2026-01-0${key}T00:00:00.000Z` });
const planOf = (head: DatasetHead | undefined, ...records: readonly StoredRecord[]): Plan[] =>
  datasetsOf({ records, apart: [] }).map((due) => ({ ...planWrite(due, head), founder: due.founder }));
const headOf = (founder: StoredRecord, leads: Leads, published = 1): DatasetHead => {
  const { hash } = planOf(undefined, founder)[0]!.write;
  return { id: datasetIdOf(founder), revision: 1, publishedRevision: published, hash, leads };
};
const founders = (groups: readonly (readonly Plan[])[]): string[][] =>
  groups.map((group) => group.map(({ founder }) => founder));
const mapOf = (...records: readonly StoredRecord[]) => new Map(records.map((one) => [idOf(one), one]));

test('first what unchanged records founded, then what changed records led to, last what changed records founded', () => {
  const [changed, target, other] = [record('1'), record('2'), record('3')];
  const plans = [changed, target, other].flatMap((one) => planOf(undefined, one));
  const heads = new Map([[datasetIdOf(changed), headOf(changed, { redirect: datasetIdOf(target) })]]);
  expect(founders(inTurn(plans, mapOf(changed), heads))).toEqual([['laval/3'], ['laval/2'], ['laval/1']]);
});

test('a redirect under an unchanged record does not put off what it leads to', () => {
  const [changed, target, other] = [record('1'), record('2'), record('3')];
  const plans = [changed, target, other].flatMap((one) => planOf(undefined, one));
  const heads = new Map([[datasetIdOf(other), headOf(other, { redirect: datasetIdOf(target) })]]);
  expect(founders(inTurn(plans, mapOf(changed), heads))).toEqual([['laval/2', 'laval/3'], [], ['laval/1']]);
});

test('what differs is written over the revision that was read, and its event is due', async () => {
  const datasets = new MemoryDatasets();
  const { revised, whole } = await writeGroup(datasets, planOf(undefined, record('1')), mapOf(record('1')));
  expect(whole).toBe(true);
  expect(revised).toMatchObject([{ id: datasetIdOfRecord('laval/1'), revision: 1, cause: 'laval/1' }]);
  expect(datasets.written).toHaveLength(1);
});

test('what stands is not written; its event is due only where it is owed', async () => {
  const one = record('1');
  const datasets = new MemoryDatasets();
  const leads = { records: ['laval/1'] };
  for (const [published, due] of [
    [1, []],
    [0, [1]],
  ] as const) {
    const { revised } = await writeGroup(datasets, planOf(headOf(one, leads, published), one), mapOf(one));
    expect(revised.map(({ revision }) => revision)).toEqual(due);
  }
  expect(datasets.calls).toEqual([]);
});

test('a write that somebody overtook is not revised, the others are, and that is said', async () => {
  const datasets = new MemoryDatasets();
  const [ours, theirs] = [record('1'), record('2')];
  datasets.stored.set(datasetIdOf(theirs), headOf(theirs, { records: [] }));
  const plans = [ours, theirs].flatMap((one) => planOf(undefined, one));
  const { revised, whole } = await writeGroup(datasets, plans, mapOf(ours));
  expect([whole, revised.map(({ id }) => id)]).toEqual([false, [datasetIdOf(ours)]]);
});

test('the cause of a revision is the changed record that founded it, else one of its records that changed', async () => {
  const [founder, member, stranger] = [record('1'), record('2'), record('3')];
  const cause = async (...changed: readonly StoredRecord[]): Promise<string> => {
    const plans = planOf(undefined, founder, member).slice(0, 1);
    return (await writeGroup(new MemoryDatasets(), plans, mapOf(...changed))).revised[0]!.cause;
  };
  expect(await cause(founder, member)).toBe('laval/1');
  expect(await cause(member)).toBe('laval/2');
  expect(await cause(stranger)).toBe('laval/1');
});
