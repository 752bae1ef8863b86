import { expect, test } from '@jest/globals';
import { RecordKey, SourceId } from '@moisson/contracts';
import { snapshotPages, type SnapshotEntry } from '@moisson/domain';
import { openScratch } from '@moisson/store';
import fc from 'fast-check';
import { overPlanned } from './over-planned.ts';

const SOURCE = SourceId.parse('laval');
const keys = fc.uniqueArray(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).filter((text) => RecordKey.safeParse(text).success),
  { maxLength: 12 },
);
const entryOf = (key: string, run: number): SnapshotEntry => ({
  ...{ recordKey: RecordKey.parse(key), run, rawHash: key, contentHash: 'c', bytes: 1, mappingVersion: 1, label: key },
  ...{ firstSeenAt: '2026-11-24T12:00:00.000Z', links: [], identities: [], state: 'live' },
});

test('a scan yields every entry once, in the order of its key, the planned one where there are two', async () => {
  await fc.assert(
    fc.asyncProperty(keys, keys, fc.integer({ min: 1, max: 5 }), async (stored, planned, limit) => {
      const [one, other] = [await openScratch(), await openScratch()];
      try {
        await one.snapshots.put(
          SOURCE,
          stored.map((key) => entryOf(key, 1)),
        );
        await other.snapshots.put(
          SOURCE,
          planned.map((key) => entryOf(key, 2)),
        );
        const { snapshots } = overPlanned(
          { snapshots: { ...one.snapshots, traits: async () => new Map() }, payloads: one.payloads },
          other,
        );
        const seen: [string, number][] = [];
        for await (const page of snapshotPages(snapshots, SOURCE, limit, () => true))
          seen.push(...page.map(({ recordKey, run }): [string, number] => [recordKey, run]));
        const wanted = new Map([...stored.map((key) => [key, 1] as const), ...planned.map((key) => [key, 2] as const)]);
        expect(seen.map(([key]) => key)).toEqual(
          [...wanted.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
        );
        expect(new Map(seen)).toEqual(wanted);
        expect(await snapshots.byKey(SOURCE, [...wanted.keys()])).toEqual(
          new Map([...wanted].map(([key, run]) => [key, entryOf(key, run)])),
        );
      } finally {
        await one.close();
        await other.close();
      }
    }),
    { numRuns: 20 },
  );
});
