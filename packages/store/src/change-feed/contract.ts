import { expect, test } from '@jest/globals';
import type { CatalogueChange, FeedEntry } from '@moisson/domain';
import { datasetIdOf } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

const AT = '2026-11-25T12:00:00.000Z';
const ids = Array.from({ length: 20 }, (_, at) => datasetIdOf(aRecord({ recordKey: `r${at}` })));
const created = (at: number, revision = 1): CatalogueChange => ({ kind: 'create', id: ids[at]!, revision });

/** The contract of the feed of changes, for every store. */
export const changeFeedContract = contractOf('the feed of changes', (given) => {
  const all = async (pageSize = 7): Promise<FeedEntry[]> => {
    const entries: FeedEntry[] = [];
    for (;;) {
      const page = await given.store.changeFeed.after(entries.length, pageSize);
      if (page.length === 0) return entries;
      entries.push(...page);
    }
  };

  test('entries are numbered without a gap, and read from any number on', async () => {
    const { changeFeed } = given.store;
    expect(await changeFeed.end()).toEqual({ number: 0 });
    expect(await changeFeed.after(0, 10)).toEqual([]);
    const changes: CatalogueChange[] = [
      { kind: 'refresh' },
      created(0),
      { kind: 'update', id: ids[0]!, revision: 2 },
      { kind: 'move', id: ids[0]!, revision: 3, to: ids[1]! },
      { kind: 'delete', id: ids[1]!, revision: 4 },
    ];
    expect(await changeFeed.append(0, AT, changes.slice(0, 2))).toBe(true);
    expect(await changeFeed.append(2, AT, changes.slice(2))).toBe(true);
    expect(await changeFeed.end()).toEqual({ number: 5, at: AT });
    expect(await all(2)).toEqual(changes.map((change, index) => ({ ...change, number: index + 1, at: AT })));
    expect(await changeFeed.identity()).toMatch(/^[0-9a-f]{12}$/);
  });

  test('an append at another end than that of the feed is refused whole', async () => {
    const { changeFeed } = given.store;
    expect(await changeFeed.append(0, AT, [created(0), created(1)])).toBe(true);
    expect(await changeFeed.append(0, AT, [created(2)], { number: 9 })).toBe(false);
    expect(await changeFeed.append(0, AT, [], { number: 9 })).toBe(false);
    expect((await all()).map((entry) => entry.number)).toEqual([1, 2]);
    expect(await changeFeed.position()).toBeUndefined();
    expect((await changeFeed.heads(ids)).size).toBe(2);
  });

  test('the newest entry of each dataset is known, and the position is kept', async () => {
    const { changeFeed } = given.store;
    await changeFeed.append(0, AT, [created(0), created(1), { kind: 'update', id: ids[0]!, revision: 5 }]);
    expect(await changeFeed.append(3, AT, [], { number: 7, open: [5] })).toBe(true);
    await changeFeed.append(3, AT, [{ kind: 'delete', id: ids[1]!, revision: 2 }]);
    expect(await changeFeed.position()).toEqual({ number: 7, open: [5] });
    expect(await changeFeed.heads([ids[0]!, ids[1]!, ids[2]!])).toEqual(
      new Map([
        [ids[0], { kind: 'update', revision: 5 }],
        [ids[1], { kind: 'delete', revision: 2 }],
      ]),
    );
  });

  test('writers that append at once leave one order: what each read before, it appended over', async () => {
    const { changeFeed } = given.store;
    const writer = async (): Promise<void> => {
      for (let turn = 0; turn < 12; turn += 1) {
        const { number } = await changeFeed.end();
        const heads = await changeFeed.heads(ids);
        const changes = [turn % 4, 4 + (turn % 3)].map((at) => created(at, (heads.get(ids[at]!)?.revision ?? 0) + 1));
        await changeFeed.append(number, AT, changes);
      }
    };
    await Promise.all([writer(), writer(), writer(), writer()]);
    const entries = await all();
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
    const seen = new Map<string, number>();
    for (const entry of entries) {
      if (entry.kind === 'refresh') continue;
      // A revision is appended once, and after the one before it.
      expect(entry.revision).toBe((seen.get(entry.id) ?? 0) + 1);
      seen.set(entry.id, entry.revision);
    }
    expect(entries.length).toBeGreaterThanOrEqual(24);
  });
});
