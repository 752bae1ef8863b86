import { expect, test } from '@jest/globals';
import { rawHash, type SnapshotEntry } from '@moisson/domain';
import fc from 'fast-check';
import type { Planning } from '../run/run-context.ts';
import { anEntry, aRun } from '../testing/a-run.ts';
import { bytesOf, type ToyRecord } from '../testing/toy-connector.ts';
import { BatchPlan } from './batch-plan.ts';
import { parseRecord } from './parse-record.ts';
import { planBatch } from './plan-batch.ts';

const planOf = async (records: readonly ToyRecord[], before: readonly SnapshotEntry[]) => {
  const planning: Planning = { ...aRun(), knownAtStart: 5 };
  const plan = new BatchPlan();
  const parsed = records.map((told) => {
    const slice = bytesOf(told);
    return parseRecord(planning, { slice, hash: rawHash(slice) })!;
  });
  await planBatch(planning, plan, parsed, new Map(before.map((entry) => [entry.recordKey, entry])));
  return { planning, plan };
};

const told = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  title: fc.constantFrom('Arbres', 'Bornes', 'Parcs'),
});
const snapshot = fc.uniqueArray(fc.tuple(told, fc.constantFrom('live' as const, 'removed' as const)), {
  selector: ([{ key }]) => key,
});

test('every record is counted once, or put aside until the list is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(told, { maxLength: 12 }), snapshot, async (records, before) => {
      const entries = before.map(([one, state]) => anEntry(one, { state }));
      const { planning, plan } = await planOf(records, entries);
      const { seen, created, updated } = planning.book.counts;
      expect(planning.book.balance()).toBe(true);
      expect(seen + planning.unsettled.size).toBe(records.length);
      expect(plan.changes.length).toBe(created + updated);
      expect(new Set(plan.changes.map(({ recordKey }) => recordKey)).size).toBe(plan.changes.length);
    }),
  );
});

test('the snapshot decides the changes: new keys are created, other content of a dataset is an update', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(told, { maxLength: 12 }), snapshot, async (records, before) => {
      const entries = new Map<string, SnapshotEntry>(before.map(([one, state]) => [one.key, anEntry(one, { state })]));
      const { plan } = await planOf(records, [...entries.values()]);
      for (const { recordKey, kind } of plan.changes) {
        expect(kind).toBe(entries.get(recordKey)?.state === 'live' ? 'updated' : 'created');
      }
    }),
  );
});

test('the same records and the same snapshot give the same plan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(told, { maxLength: 12 }), snapshot, async (records, before) => {
      const entries = before.map(([one, state]) => anEntry(one, { state }));
      const [first, second] = await Promise.all([planOf(records, entries), planOf(records, entries)]);
      expect(second.plan.changes).toEqual(first.plan.changes);
      expect(second.plan.touched).toEqual(first.plan.touched);
      expect(second.planning.book.counts).toEqual(first.planning.book.counts);
    }),
  );
});

test('a record whose key had another title waits for the end of the list', async () => {
  const { planning, plan } = await planOf([{ key: 'a', title: 'Bornes' }], [anEntry({ key: 'a', title: 'Arbres' })]);
  expect([planning.unsettled.size, plan.changes]).toEqual([1, []]);
});
