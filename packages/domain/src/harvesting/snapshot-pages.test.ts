import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import fc from 'fast-check';
import { snapshotPages } from './snapshot-pages.ts';
import type { SnapshotEntry } from './snapshot.ts';

test('every wanted entry is in one page, in order, and no page is empty', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (live, size) => {
      const all = live.map(
        (one, at) => ({ recordKey: String.fromCharCode(97 + at), state: one ? 'live' : 'removed' }) as SnapshotEntry,
      );
      const pages: SnapshotEntry[][] = [];
      const snapshots = {
        scan: async (_: SourceId, after: string | undefined, limit: number) =>
          all.filter(({ recordKey }) => after === undefined || recordKey > after).slice(0, limit),
      };
      const reading = snapshotPages(snapshots, SourceId.parse('laval'), size, ({ state }) => state === 'live');
      for await (const page of reading) pages.push([...page]);
      expect(pages.flat()).toEqual(all.filter(({ state }) => state === 'live'));
      for (const { length } of pages) expect(length > 0 && length <= size).toBe(true);
    }),
  );
});
