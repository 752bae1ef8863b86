import { expect, test } from '@jest/globals';
import { RecordKey, SourceId } from '@moisson/contracts';
import { rawHash, type Claim, type Connector, type SnapshotEntry } from '@moisson/domain';
import { jsonFormat } from '@moisson/formats';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { KeySet } from '../run/key-set.ts';
import { RunBook } from '../run/run-book.ts';
import type { Planning } from '../run/run-context.ts';
import { RunQuota } from '../run/run-quota.ts';
import { BatchPlan } from './batch-plan.ts';
import { parseRecord } from './parse-record.ts';
import { planBatch } from './plan-batch.ts';
import { UnsettledRecords } from './unsettled-records.ts';

interface Told {
  readonly key: string;
  readonly title: string;
}

const connector: Connector = {
  name: 'toy',
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(),
  probe: () => Promise.reject(new Error('not asked')),
  pages: () => {
    throw new Error('not asked');
  },
  keyOf: (record) => RecordKey.safeParse((record as Told).key).data,
  map: (record, key) => {
    const { title } = record as Told;
    const dataset = { title: { fr: title }, keyword: [], theme: [], identifier: [key], distribution: [], extras: [] };
    return { dataset, findings: [], links: [], identities: [`title:${title}`] };
  },
};

const NOW = '2026-11-27T12:00:00.000Z';
const claim: Claim = {
  ...{ sourceId: SourceId.parse('laval'), run: 2, owner: 'test', trigger: 'schedule', claimedAt: NOW, announced: [] },
  ...{ consecutiveFailures: 0, standing: 'proven', records: 0 },
};

const planningOf = (maxRecords = 1000): Planning => ({
  ...{ source: aSource(), connector, claim, mappingVersion: 1, knownAtStart: 5, baselineChanged: false, maxRecords },
  ...{ book: new RunBook(), announced: new Set<string>(), seen: new KeySet(), unsettled: new UnsettledRecords() },
  quota: new RunQuota({ records: 1000, bytes: 1e6 }, 5, async () => 0),
});

const bytesOf = (told: Told): Buffer => Buffer.from(JSON.stringify(told));
const entryOf = ({ key, title }: Told, state: 'live' | 'removed'): SnapshotEntry => ({
  recordKey: RecordKey.parse(key),
  ...{
    run: 1,
    rawHash: rawHash(bytesOf({ key, title })),
    bytes: 10,
    mappingVersion: 1,
    firstSeenAt: NOW,
    label: title,
  },
  contentHash: rawHash(jsonFormat.canonicalText({ key, title }, new Set())),
  ...{ links: [], identities: [`title:${title}`], state },
});

const planOf = async (records: readonly Told[], before: readonly SnapshotEntry[]) => {
  const planning = planningOf();
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
      const entries = before.map(([one, state]) => entryOf(one, state));
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
      const entries = new Map<string, SnapshotEntry>(before.map(([one, state]) => [one.key, entryOf(one, state)]));
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
      const entries = before.map(([one, state]) => entryOf(one, state));
      const [first, second] = await Promise.all([planOf(records, entries), planOf(records, entries)]);
      expect(second.plan.changes).toEqual(first.plan.changes);
      expect(second.plan.touched).toEqual(first.plan.touched);
      expect(second.planning.book.counts).toEqual(first.planning.book.counts);
    }),
  );
});

test('a record whose key had another title waits for the end of the list', async () => {
  const { planning, plan } = await planOf(
    [{ key: 'a', title: 'Bornes' }],
    [entryOf({ key: 'a', title: 'Arbres' }, 'live')],
  );
  expect([planning.unsettled.size, plan.changes]).toEqual([1, []]);
});
