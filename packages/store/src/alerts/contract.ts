import { expect, test } from '@jest/globals';
import type { Alert, Silence } from '@moisson/contracts';
import { causeId } from '@moisson/domain';
import { anAlert } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of alerts, for every store. */
export const alertsContract = contractOf('alerts', (given) => {
  const alertOf = (cause: string, day: number): Alert =>
    anAlert({ id: `${causeId(cause)}-a${day}`, cause, openedAt: `2026-01-0${day}T00:00:00.000Z` });

  test('of many who open an alert for one cause at once, one does', async () => {
    const { alerts } = given.store;
    const begun = await Promise.all([1, 2, 3].map((day) => alerts.begin(alertOf('a', day))));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await alerts.open()).toHaveLength(1);
    expect(await alerts.begin(alertOf('b', 1))).toBe(true);
    expect((await alerts.open()).map(({ cause }) => cause).sort()).toEqual(['a', 'b']);
  });

  test('an alert is found and changed while it is open and after, and closes once', async () => {
    const { alerts } = given.store;
    const [first, second] = [alertOf('a', 1), alertOf('a', 2)];
    await alerts.begin(first);
    expect(await alerts.get(first.id)).toEqual(first);
    expect(await alerts.get(second.id)).toBeUndefined();
    expect(await alerts.change(second.id, (one) => ({ ...one, feeds: 9 }))).toBeUndefined();
    await alerts.change(first.id, (one) => ({ ...one, feeds: 7 }));
    const end = '2026-01-03T00:00:00.000Z';
    await alerts.close(first.id, end);
    await alerts.close(first.id, '2026-01-04T00:00:00.000Z');
    expect(await alerts.open()).toEqual([]);
    expect(await alerts.get(first.id)).toEqual({ ...first, feeds: 7, closedAt: end });
    expect(await alerts.begin(second)).toBe(true);
    await alerts.change(first.id, (one) => ({ ...one, feeds: 8 }));
    expect([(await alerts.get(first.id))?.feeds, (await alerts.get(second.id))?.feeds]).toEqual([8, second.feeds]);
    await alerts.close(second.id, end);
    expect((await alerts.past(10)).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await alerts.past(1)).toHaveLength(1);
    await alerts.removeBefore(end);
    expect(await alerts.past(10)).toHaveLength(2);
    await alerts.removeBefore('2026-01-03T00:00:00.001Z');
    expect(await alerts.past(10)).toEqual([]);
  });

  test('the last alert that ended is the first of the past, whenever it began', async () => {
    const { alerts } = given.store;
    const [long, short] = [alertOf('a', 1), alertOf('b', 2)];
    for (const one of [long, short]) await alerts.begin(one);
    await alerts.close(short.id, '2026-01-03T00:00:00.000Z');
    await alerts.close(long.id, '2026-01-04T00:00:00.000Z');
    expect((await alerts.past(1)).map(({ id }) => id)).toEqual([long.id]);
  });

  test('silences are listed until they are over or ended', async () => {
    const { alerts } = given.store;
    const silence: Silence = {
      ...{ id: '0b1a2c3d-0000-4000-8000-000000000001', match: { host: 'donnees.example' }, why: 'travaux', by: 'Zoé' },
      ...{ from: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z' },
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    await alerts.addSilence(silence);
    expect(await alerts.silences('2026-01-01T12:00:00.000Z')).toEqual([silence]);
    expect(await alerts.silences(silence.until)).toEqual([]);
    await alerts.changeSilence(silence.id, (one) => ({ ...one, endedAt: one.createdAt }));
    expect(await alerts.silences('2026-01-01T12:00:00.000Z')).toEqual([]);
    expect(await alerts.changeSilence('0b1a2c3d-0000-4000-8000-000000000002', (one) => one)).toBeUndefined();
  });

  test('one process leads at a time, and another once its lead has ended', async () => {
    const { alerts } = given.store;
    const lead = async (owner: string) => (await alerts.lead(owner, given.clock.now(), 60_000))?.owner === owner;
    const [a, b] = await Promise.all([lead('a'), lead('b')]);
    expect([a, b].filter(Boolean)).toHaveLength(1);
    const [first, other] = a ? ['a', 'b'] : ['b', 'a'];
    given.clock.advance({ seconds: 59 });
    expect([await lead(other), await lead(first)]).toEqual([false, true]);
    given.clock.advance({ seconds: 60 });
    expect([await lead(other), await lead(first)]).toEqual([true, false]);
  });

  test('messages about alerts are not among the digests', async () => {
    const { alertDeliveries, deliveries } = given.store;
    const first = { id: 'alert:x', dueAt: '2026-01-01T00:00:00.000Z', state: 'pending' as const, attempts: 0 };
    await alertDeliveries.change(first, (one) => one);
    expect([await deliveries.list(9), await alertDeliveries.list(9)]).toEqual([[], [first]]);
  });
});
