import { expect, test } from '@jest/globals';
import { SourceId, type DepartureHold, type RemovalHold } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of holds, for every store. */
export const holdsContract = contractOf('holds', (given) => {
  const id = SourceId.parse('laval');

  test('holds are listed newest first; pending ones, and those that can be undone, by source', async () => {
    await given.store.registry.create(aSource());
    const hold = (n: number, state: RemovalHold['state']) =>
      ({ id: `h${n}`, sourceId: id, state, createdAt: `2026-01-0${n}T00:00:00.000Z` }) as RemovalHold;
    await given.store.holds.put(hold(1, 'refused'));
    await given.store.holds.put(hold(2, 'pending'));
    expect(await given.store.holds.pending(id)).toMatchObject({ id: 'h2' });
    await given.store.holds.put(hold(2, 'approved'));
    expect(await given.store.holds.pending(id)).toBeUndefined();
    expect((await given.store.holds.list({ limit: 5 })).map((one) => one.id)).toEqual(['h2', 'h1']);
    expect(await given.store.holds.undoable(id)).toEqual([]);
    await given.store.holds.put({ ...hold(2, 'approved'), undoUntil: '2026-02-01T00:00:00.000Z' });
    await given.store.holds.put({ ...hold(3, 'refused'), undoUntil: '2026-02-01T00:00:00.000Z' });
    expect((await given.store.holds.undoable(id)).map((one) => one.id)).toEqual(['h2']);
    expect(await given.store.holds.undoable(SourceId.parse('autre'))).toEqual([]);
    await given.store.holds.put(hold(2, 'approved'));
    expect(await given.store.holds.undoable(id)).toEqual([]);
  });

  test('a source may have removals and a departure that wait; a refused departure stays open while its feed departs', async () => {
    const { holds, registry } = given.store;
    await registry.create(aSource());
    const base = { sourceId: id, createdAt: '2026-01-01T00:00:00.000Z' };
    const removal = { ...base, id: 'r', state: 'pending' } as RemovalHold;
    const departure = { ...base, id: 'd', kind: 'departure', state: 'pending', open: true } as DepartureHold;
    await holds.put(removal);
    await holds.put(departure);
    expect(await holds.pending(id)).toMatchObject({ id: 'r' });
    expect(await holds.departure(id)).toMatchObject({ id: 'd' });
    expect((await holds.list({ state: 'pending', limit: 5 })).map((one) => one.id)).toEqual(['r', 'd']);
    await holds.put({ ...departure, state: 'refused' });
    expect(await holds.departure(id)).toMatchObject({ id: 'd', state: 'refused', departures: [] });
    expect((await holds.departures()).map((one) => one.id)).toEqual(['d']);
    const { open: _, ...closed } = departure;
    await holds.put({ ...closed, state: 'refused' });
    expect(await holds.departure(id)).toBeUndefined();
    expect(await holds.departures()).toEqual([]);
  });
});
