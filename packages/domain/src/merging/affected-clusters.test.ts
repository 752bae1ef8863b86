import { expect, test } from '@jest/globals';
import { datasetIdOf, idOf, recordWrite, type DatasetHead, type StoredRecord } from '@moisson/domain';
import { linkedRecord as record } from '@moisson/testkit/linked-records';
import { MemoryDatasets, MemoryRecords } from '@moisson/testkit/memory-catalogue';
import { affectedClusters, type AffectedClusters } from './affected-clusters.ts';

const head = (founder: StoredRecord, leads: DatasetHead['leads']): DatasetHead => ({
  ...{ id: datasetIdOf(founder), revision: 1, publishedRevision: 1, hash: 'h', leads },
});
const members = ({ clusters }: AffectedClusters): string[] =>
  clusters.map(({ records }) => records.map(idOf).join(' ')).sort();

const catalogueOf = (records: readonly StoredRecord[], ...heads: readonly DatasetHead[]) => {
  const datasetWrites = new MemoryDatasets();
  for (const one of heads) datasetWrites.stored.set(one.id, one);
  return { records: new MemoryRecords(...records), datasetWrites };
};
const changes = (...records: readonly StoredRecord[]) => new Map(records.map((one) => [idOf(one), one]));
const writes = (one: StoredRecord, formerLinks: readonly string[] = []) => [
  { ...recordWrite(one, undefined), formerLinks },
];

test('a changed record affects its own cluster and those of whoever shares a link with it', async () => {
  const [mine, copy, other] = [record('a/1', ['page:p']), record('b/1', ['page:p']), record('c/1', ['page:q'])];
  const found = await affectedClusters(catalogueOf([mine, copy, other]), changes(mine), writes(mine));
  expect(members(found)).toEqual(['a/1 b/1']);
});

test('whoever shares a link that the record has left is affected: it is parted now', async () => {
  const [mine, copy] = [record('a/1', []), record('b/1', ['page:p'])];
  const found = await affectedClusters(catalogueOf([mine, copy]), changes(mine), writes(mine, ['@ville-a page:p']));
  expect(members(found)).toEqual(['a/1', 'b/1']);
});

test('records that stood in one dataset with it are affected, by its own id or by the redirect under it', async () => {
  const [founder, mine, third] = [record('a/1', []), record('b/1', []), record('c/1', [])];
  const target = head(founder, { records: ['a/1', 'b/1', 'c/1'] });
  const ports = catalogueOf([founder, mine, third], target, head(mine, { redirect: target.id }));
  expect(members(await affectedClusters(ports, changes(mine), writes(mine)))).toEqual(['a/1', 'b/1', 'c/1']);
  expect(members(await affectedClusters(ports, changes(founder), writes(founder)))).toEqual(['a/1', 'b/1', 'c/1']);
});

test('the heads of all datasets that may be written are read before the records', async () => {
  const [mine, copy] = [record('a/1', ['page:p']), record('b/1', ['page:p'])];
  const ports = catalogueOf([mine, copy], head(copy, { records: ['b/1'] }));
  const { heads } = await affectedClusters(ports, changes(mine), writes(mine));
  expect([...heads.keys()]).toEqual([datasetIdOf(copy)]);
  // Once for its own, once for the copy's; then the records are read again.
  expect(ports.datasetWrites.calls).toEqual(['heads', 'heads']);
  expect(ports.records.got.filter((id) => id === 'b/1')).toHaveLength(2);
});

test('heads that the caller has read are not read again', async () => {
  const mine = record('a/1', []);
  const ports = catalogueOf([mine]);
  await affectedClusters(ports, changes(mine), writes(mine), new Map());
  expect(ports.datasetWrites.calls).toEqual([]);
});

test('a record that somebody overtook is merged as it stands, not as it is in hand', async () => {
  const inHand = record('a/1', ['page:p']);
  const newer = { ...record('a/1', []), run: inHand.run + 1 };
  const { clusters } = await affectedClusters(catalogueOf([newer]), changes(inHand), writes(inHand));
  expect(clusters.map(({ records }) => records)).toEqual([[newer]]);
});

test('so is one that somebody overtakes while the heads are read', async () => {
  const inHand = record('a/1', ['page:p']);
  const newer = { ...record('a/1', ['page:p', 'page:q']), run: inHand.run + 1 };
  const ports = catalogueOf([inHand, record('b/1', ['page:p'])]);
  const heads = ports.datasetWrites.heads.bind(ports.datasetWrites);
  ports.datasetWrites.heads = async (ids) => {
    if (ports.datasetWrites.calls.length === 1) ports.records.stored.set('a/1', newer);
    return heads(ids);
  };
  const { clusters } = await affectedClusters(ports, changes(inHand), writes(inHand));
  expect(clusters.flatMap(({ records }) => records).find((one) => idOf(one) === 'a/1')).toEqual(newer);
});

test('a cluster has a finding on the older record of another organization that names the same', async () => {
  const older = record('z/1', ['page:p'], { organization: 'ville-z', firstSeenAt: '2025-01-01T00:00:00.000Z' });
  const mine = record('a/1', ['page:p']);
  const { clusters } = await affectedClusters(catalogueOf([mine, older]), changes(mine), writes(mine));
  const ours = clusters.find(({ records }) => records.some((one) => idOf(one) === 'a/1'));
  expect(ours?.apart).toMatchObject([{ code: 'identity.kept-apart', seen: 'page:p (z)' }]);
});
