import { expect, test } from '@jest/globals';
import { idOf, linksOf, OverlaidRecords } from '@moisson/domain';
import { linkedRecords, recordOf } from '@moisson/testkit/linked-records';
import { MemoryRecords } from '@moisson/testkit/memory-catalogue';
import fc from 'fast-check';

const some = linkedRecords(['a', 'b', 'c'], ['ville-a', undefined], ['1', '2', '3'], 9).map((all) => all.map(recordOf));

test('records laid over others read as if they had been put over them, whatever the limit; nothing is written', () =>
  fc.assert(
    fc.asyncProperty(some, some, fc.integer({ min: 1, max: 20 }), async (below, above, limit) => {
      const base = new MemoryRecords(...below);
      const overlaid = new OverlaidRecords(base, new MemoryRecords(...above));
      const all = new Map([...below, ...above].map((record) => [idOf(record), record]));
      const put = new MemoryRecords(...all.values());
      const ids = [...all.keys(), 'a/unknown'];
      const sorted = <T>(entries: ReadonlyMap<string, T>) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(await overlaid.get(ids))).toEqual(sorted(await put.get(ids)));
      expect(sorted(await overlaid.runs(ids))).toEqual(sorted(await put.runs(ids)));
      const links = [...new Set([...all.values()].flatMap(linksOf))];
      const [found, expected] = [await overlaid.holders(links, limit), await put.holders(links, 100)];
      for (const link of links) {
        const holders = expected.get(link) ?? [];
        const known = new Set(holders.map((one) => JSON.stringify(one)));
        const read = found.get(link) ?? [];
        expect(read).toHaveLength(Math.min(limit, holders.length));
        for (const one of read) expect(known).toContain(JSON.stringify(one));
      }
      expect([...base.stored.values()]).toEqual(below);
    }),
  ));
