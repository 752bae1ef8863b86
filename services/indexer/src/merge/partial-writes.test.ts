import { expect, test } from '@jest/globals';
import { OutageError, systemClock } from '@moisson/kernel';
import {
  underOrganization,
  type ChangeLog,
  type DatasetWrites,
  type LogMessage,
  type StoredRecord,
} from '@moisson/domain';
import { createLogger } from '@moisson/runtime';
import { openSqliteCatalogue } from '@moisson/store';
import { aRecord, aRemoval, catalogueOf } from '@moisson/testkit';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexerEvents } from '../events.ts';
import { indexBatch } from '../receive/index-batch.ts';
import { aMessage } from '../testing/a-message.ts';

/** Records and their sources: a link joins two records, unless both are of one source: then it distinguishes nothing. */
const SOURCES = { a: 'ville-a', b: 'ville-b', c: 'ville-c', d: 'region', e: 'region', f: 'ville-a', g: 'stranger' };
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
/** Pages, and files, which are weaker links; a stranger's links are under another organization. */
const LINKS = ['page:1', 'page:2', 'file:3', 'file:4', 'file:5'];

/** The next version of one record. */
const change = fc.record({
  key: fc.constantFrom(...KEYS),
  links: fc.uniqueArray(fc.constantFrom(...LINKS), { maxLength: 3 }),
  removed: fc.nat(7).map((n) => n === 0),
});
/**
 * Events that arrive together, and how each attempt to write them is interrupted: which datasets of a write are stored before. If all
 * attempts fail, they are delivered again with the next batch.
 */
const batch = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 4 }),
  breaks: fc.array(fc.infiniteStream(fc.boolean()), { maxLength: 3 }),
  after: fc.nat(1),
  whole: fc.boolean(),
});

const recordOf = (
  { key, links, removed }: { key: keyof typeof SOURCES; links: string[]; removed: boolean },
  run: number,
): StoredRecord => {
  const scoped = underOrganization(links, key === 'g' ? undefined : 'ville');
  const at = KEYS.indexOf(key);
  const firstSeenAt = `2026-11-2${(at * 3) % KEYS.length}T12:00:00.000Z`;
  const common = { sourceId: SOURCES[key], recordKey: key, run, links: scoped, authority: 50 + at, firstSeenAt };
  return removed ? aRemoval(common) : aRecord(common);
};

/** A catalogue that writes a part of what it is given, then fails. */
const breakingOff = (
  inner: DatasetWrites,
  fate: { breaks: (() => boolean) | undefined; after: number },
): DatasetWrites =>
  new Proxy(inner, {
    get(target, name) {
      if (name !== 'write') return Reflect.get(target, name) as unknown;
      return async (writes: Parameters<DatasetWrites['write']>[0]) => {
        const { breaks } = fate;
        if (breaks === undefined || fate.after-- > 0) return target.write(writes);
        await target.write(writes.filter(() => breaks()));
        throw new OutageError('MongoDB', new Error('gone'));
      };
    },
  });

test('however writes are interrupted, after their events are processed again the catalogue is that of its records', async () => {
  const events = indexerEvents(createLogger('test', 'silent'), systemClock);
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 8 }), async (batches) => {
      const dir = await mkdtemp(join(tmpdir(), 'moisson-partial-'));
      const store = openSqliteCatalogue(dir);
      const published: string[] = [];
      const changeLog = {
        publish: async (_: string, messages: readonly { key: string }[]) => {
          published.push(...messages.map(({ key }) => key));
          return [];
        },
      } as unknown as ChangeLog;
      let run = 1;
      let messages: LogMessage[] = [];
      for (const [at, { changes, breaks, after, whole }] of batches.entries()) {
        messages.push(...changes.map((one) => aMessage(recordOf(one, (run += 1)), run)));
        const worked = whole || at === batches.length - 1;
        for (const stream of worked ? [...breaks, undefined] : breaks) {
          const fate = { breaks: stream && (() => stream.next().value === true), after };
          const parts = {
            store: { ...store, datasetWrites: breakingOff(store.datasetWrites, fate) },
            changeLog,
            clock: systemClock,
            events,
          };
          await indexBatch(parts, messages).catch((error: unknown) => {
            if (!(error instanceof OutageError)) throw error;
          });
        }
        if (worked) messages = [];
      }
      const reference = catalogueOf(await store.records.scan(undefined, 100));
      const standing = await store.datasetReads.scan(undefined, 100);
      expect(new Map(standing.map((one) => [one.id, one]))).toEqual(
        new Map([...reference].map(([id, one]) => [id, JSON.parse(JSON.stringify(one))])),
      );
      expect(await store.datasetWrites.unpublished(undefined, 10)).toEqual([]);
      for (const id of reference.keys()) expect(published).toContain(id);
      await store.close();
      await rm(dir, { recursive: true });
    }),
    { numRuns: 500 },
  );
});
