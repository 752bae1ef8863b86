import { expect, test } from '@jest/globals';
import { claimWebhook, leased, releaseWebhook } from '@moisson/domain';
import { aWebhook } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of subscriptions to changes, for every store. */
export const webhooksContract = contractOf('webhooks', (given) => {
  test('an id is used once at a time, and subscriptions are listed by id', async () => {
    const { webhooks } = given.store;
    expect(await webhooks.create(aWebhook({ id: 'b' }))).toBe(true);
    expect(await webhooks.create(aWebhook({ id: 'a' }))).toBe(true);
    expect(await webhooks.create(aWebhook({ id: 'a', name: 'autre' }))).toBe(false);
    expect(await webhooks.list()).toEqual([aWebhook({ id: 'a' }), aWebhook({ id: 'b' })]);
    expect([await webhooks.remove('a'), await webhooks.remove('a')]).toEqual([true, false]);
    expect(await webhooks.get('a')).toBeUndefined();
    expect(await webhooks.update('a', (one) => one)).toBeUndefined();
    expect(await webhooks.create(aWebhook({ id: 'a' }))).toBe(true);
  });

  test('of all that claim a subscription at once, one holds it, and after its end another', async () => {
    const { webhooks } = given.store;
    await webhooks.create(aWebhook({ id: 'a' }));
    const end = { feed: aWebhook().feed, number: 9 };
    const claim = (owner: string) =>
      webhooks.update('a', (one) => claimWebhook(one, owner, end, given.clock.now())).then((one) => one!.lease?.owner);
    const held = await Promise.all(['x', 'y', 'z'].map(claim));
    expect(new Set(held).size).toBe(1);
    given.clock.advance({ seconds: 59 });
    expect(await claim('w')).toBe(held[0]);
    given.clock.advance({ seconds: 1 });
    expect(await claim('w')).toBe('w');
    await webhooks.update('a', (one) => releaseWebhook(leased(one, 'w', given.clock.now())));
    expect(await claim('v')).toBe('v');
  });
});
