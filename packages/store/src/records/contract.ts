import { expect, test } from '@jest/globals';
import { aRecord, aRemoval } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of records, for every store. */
export const recordsContract = contractOf('records', (given) => {
  test('the newest run of each record wins, removals too, and its links replace the old ones', async () => {
    expect((await given.store.records.put([aRecord({ run: 2, links: ['l:1'] })]))[0]).toMatchObject({
      outcome: 'applied',
      formerLinks: [],
    });
    expect((await given.store.records.put([aRecord({ run: 1, links: ['l:2'] })]))[0]).toMatchObject({
      outcome: 'stale',
    });
    expect((await given.store.records.put([aRecord({ run: 2, links: ['l:1'] })]))[0]).toMatchObject({
      outcome: 'same',
    });
    await given.store.records.put([aRemoval({ run: 3, links: ['l:3'] })]);
    expect((await given.store.records.put([aRecord({ run: 2 })]))[0]).toMatchObject({ outcome: 'stale' });
    await given.store.records.put([aRecord({ sourceId: 'quebec', recordKey: 'r9', links: ['l:1', 'l:3'] })]);
    const holders = await given.store.records.holders(['l:1', 'l:3', 'record:laval/r1'], 10);
    // The removed record no longer holds l:1.
    expect(holders.get('l:1')).toEqual([{ id: 'quebec/r9', sourceId: 'quebec', live: true }]);
    expect(holders.get('l:3')).toEqual(
      expect.arrayContaining([
        { id: 'laval/r1', sourceId: 'laval', live: false },
        { id: 'quebec/r9', sourceId: 'quebec', live: true },
      ]),
    );
    expect((await given.store.records.holders(['l:3'], 1)).get('l:3')).toHaveLength(1);
    const among = await given.store.records.holders(['l:1', 'l:3', 'l:4', 'record:laval/r1'], 10, ['laval/r1']);
    expect(among.get('l:3')).toHaveLength(2);
    expect(among.get('l:1')).toHaveLength(1);
    expect((await given.store.records.scan(undefined, 10)).map(({ state }) => state)).toEqual(['removed', 'live']);
  });

  test('the links that a record dropped are remembered, returned again with the same version, and forgotten once it holds them again', async () => {
    const left = async (run: number, links: string[]): Promise<readonly string[]> => {
      const [write] = await given.store.records.put([aRecord({ run, links })]);
      return write!.formerLinks;
    };
    expect(await left(1, ['l:1', 'l:2'])).toEqual([]);
    expect(await left(2, ['l:3'])).toEqual(['l:1', 'l:2']);
    expect(await left(2, ['l:3'])).toEqual(['l:1', 'l:2']);
    expect(await left(3, ['l:2'])).toEqual(['l:3', 'l:1']);
    // However many there are, the links that were dropped last are remembered.
    for (let run = 4; run < 200; run += 1) await left(run, [`m:${run}`]);
    const last = await left(200, []);
    expect(last.length).toBeLessThan(196);
    expect(last.slice(0, 2)).toEqual(['m:199', 'm:198']);
  });

  test('the newest version of a statement names its records, until it is taken back', async () => {
    const { records } = given.store;
    const statement = {
      id: 's1',
      version: 1,
      records: ['laval/r1', 'quebec/r9'],
      joined: true,
      at: '2026-11-24T12:00:00.000Z',
    };
    await records.state([statement]);
    await records.state([{ ...statement, id: 's2', records: ['laval/r1', 'autre/r2'] }]);
    expect(await records.statementsOf(['quebec/r9', 'unknown'])).toEqual([statement]);
    expect((await records.statementsOf(['laval/r1', 'quebec/r9'])).map(({ id }) => id)).toEqual(['s1', 's2']);
    const back = { ...statement, version: 2, joined: false };
    await records.state([back, statement]);
    expect(await records.statementsOf(['quebec/r9'])).toEqual([]);
    await records.state([{ ...statement, version: 3, records: ['laval/r1', 'autre/r2'] }]);
    expect(await records.statementsOf(['quebec/r9'])).toEqual([]);
    expect((await records.statementsOf(['autre/r2'])).map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(await records.statementsOf([])).toEqual([]);
  });
});
