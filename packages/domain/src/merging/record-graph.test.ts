import { expect, test } from '@jest/globals';
import { idOf, MAX_LINK_HOLDERS, type StoredRecord } from '@moisson/domain';
import { linkedRecord as record } from '@moisson/testkit/linked-records';
import { MemoryRecords } from '@moisson/testkit/memory-catalogue';
import { RecordGraph } from './record-graph.ts';

const graphOf = (stored: readonly StoredRecord[], changed: readonly StoredRecord[] = []) => {
  const records = new MemoryRecords(...stored);
  return { records, graph: new RecordGraph(records, new Map(changed.map((one) => [idOf(one), one])), changed.length) };
};
const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

const chain = [
  record('a/1', ['page:p']),
  record('b/1', ['page:p', 'page:q']),
  record('c/1', ['page:q']),
  record('d/1', ['page:r']),
];

test('whoever shares a link with a record is found, and whoever holds one of the links', async () => {
  const { graph } = graphOf(chain);
  expect(sorted(await graph.sharing(['a/1'], []))).toEqual(['a/1', 'b/1']);
  expect(sorted(await graph.sharing(['a/1'], ['@ville-a page:r']))).toEqual(['a/1', 'b/1', 'd/1']);
});

test('a link with more holders than join leads nowhere', async () => {
  const many = Array.from({ length: MAX_LINK_HOLDERS + 1 }, (_, at) => record(`s${at}/1`, ['page:portal']));
  const { graph } = graphOf(many);
  expect(await graph.sharing(['s0/1'], [])).toEqual(['s0/1']);
  // One of them may have come with this change: before it the link joined the others.
  const changed = graphOf(many, [many[0]!]);
  expect(await changed.graph.sharing(['s0/1'], [])).toHaveLength(many.length);
});

test('neighbours share a link that joins: not one that two records of a source share', async () => {
  const { graph } = graphOf([
    ...chain,
    record('e/1', ['page:s', 'page:p2']),
    record('e/2', ['page:s']),
    record('f/1', ['page:s']),
  ]);
  expect(sorted(await graph.neighbouring(['b/1']))).toEqual(['a/1', 'b/1', 'c/1']);
  expect(await graph.neighbouring(['f/1'])).toEqual(['f/1']);
});

test('a walk reaches all that may be of one dataset, over any number of steps, and ends at its limit', async () => {
  expect(sorted((await graphOf(chain).graph.reachableFrom(['a/1'], 100)).keys())).toEqual(['a/1', 'b/1', 'c/1']);
  expect(sorted((await graphOf(chain).graph.reachableFrom(['a/1'], 2)).keys())).toEqual(['a/1', 'b/1']);
});

test('a walk does not pass through a compilation, which joins neither of what it lists', async () => {
  const { graph } = graphOf([
    record('a/1', ['file:f']),
    record('a/2', ['file:g']),
    record('b/1', ['file:f', 'file:g']),
  ]);
  expect(sorted((await graph.reachableFrom(['a/1'], 100)).keys())).toEqual(['a/1']);
});

test('those that name the same under another organization are claimants, and no neighbours', async () => {
  const stranger = record('z/1', ['page:p'], { organization: 'ville-z' });
  const { graph } = graphOf([chain[0]!, stranger]);
  const members = await graph.reachableFrom(['a/1'], 100);
  expect(sorted(members.keys())).toEqual(['a/1']);
  expect(sorted((await graph.claimants(members)).keys())).toEqual(['a/1', 'z/1']);
});

test('records in hand are never read, and the others once', async () => {
  const changed = record('a/1', ['page:p']);
  const { graph, records } = graphOf(chain, [changed]);
  await graph.neighbouring(['a/1', 'b/1']);
  await graph.reachableFrom(['a/1', 'b/1'], 100);
  expect(sorted(records.got)).toEqual(['b/1', 'c/1']);
});
