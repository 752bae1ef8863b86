import { expect, test } from '@jest/globals';
import type { Delivery } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { ManualClock } from '@moisson/testkit';
import fc from 'fast-check';
import { claimDelivery, deliveryRule, ended, isHeldBy, putOff } from './claim-delivery.ts';

const first: Delivery = { id: 'digest:1', dueAt: '2026-11-24T12:00:00.000Z', state: 'pending', attempts: 0 };
const why = said('panne', 'down');

test('one of two holders has it; the other has it once the first is silent for too long', () => {
  const clock = new ManualClock();
  const held = claimDelivery(first, 'a', clock.now());
  expect([isHeldBy(held, 'a', clock.now()), isHeldBy(held, 'b', clock.now())]).toEqual([true, false]);
  expect(claimDelivery(held, 'b', clock.now())).toBe(held);
  clock.advance({ seconds: deliveryRule.heldMinutes * 60 });
  expect(isHeldBy(claimDelivery(held, 'b', clock.now()), 'b', clock.now())).toBe(true);
});

test('a failure is tried again after pauses that double, and given up after the last attempt', () => {
  const clock = new ManualClock();
  let now = first;
  const pauses: number[] = [];
  while (now.state === 'pending') {
    now = putOff(claimDelivery(now, 'a', clock.now()), why, clock.now());
    if (now.nextTryAt === undefined) break;
    expect(claimDelivery(now, 'a', clock.now())).toBe(now);
    const seconds = (Date.parse(now.nextTryAt) - clock.now().getTime()) / 1000;
    pauses.push(seconds / 60);
    clock.advance({ seconds });
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60]);
  expect(now).toMatchObject({ state: 'failed', attempts: 8, problem: why });
  expect(claimDelivery(now, 'a', clock.now())).toBe(now);
});

test('what is sent stays sent, whoever claims it and whenever', () => {
  fc.assert(
    fc.property(fc.constantFrom('sent', 'nothing', 'failed'), fc.nat(1e9), (state, seconds) => {
      const clock = new ManualClock();
      const done = ended(claimDelivery(first, 'a', clock.now()), state, clock.now());
      clock.advance({ seconds });
      expect(claimDelivery(done, 'b', clock.now())).toBe(done);
      expect(done).not.toHaveProperty('holder');
    }),
  );
});
