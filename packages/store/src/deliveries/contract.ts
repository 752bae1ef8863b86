import { expect, test } from '@jest/globals';
import type { Delivery } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

const deliveryOf = (day: number): Delivery => {
  const dueAt = `2026-11-${day}T12:00:00.000Z`;
  return { id: `digest:${dueAt}`, dueAt, state: 'pending', attempts: 0 };
};

/** The contract of deliveries, for every store. */
export const deliveriesContract = contractOf('deliveries', (given) => {
  test('of many who claim one delivery at once, one has it', async () => {
    const { deliveries } = given.store;
    const first = deliveryOf(24);
    expect(await deliveries.get(first.id)).toBeUndefined();
    const claim = (holder: string) =>
      deliveries.change(first, (one) => (one.holder === undefined ? { ...one, holder, attempts: 1 } : one));
    const all = await Promise.all(['a', 'b', 'c', 'd'].map(claim));
    expect(new Set(all.map(({ holder }) => holder)).size).toBe(1);
    expect(await deliveries.get(first.id)).toEqual(all[0]);
  });

  test('they are listed newest first, and old ones are deleted', async () => {
    const { deliveries } = given.store;
    for (const day of [24, 26, 25]) await deliveries.change(deliveryOf(day), (one) => one);
    const days = async () => (await deliveries.list(10)).map(({ dueAt }) => Number(dueAt.slice(8, 10)));
    expect(await days()).toEqual([26, 25, 24]);
    expect(await deliveries.list(1)).toHaveLength(1);
    await deliveries.removeBefore(deliveryOf(25).dueAt);
    expect(await days()).toEqual([26, 25]);
  });
});
