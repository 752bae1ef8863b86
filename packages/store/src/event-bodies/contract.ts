import { expect, test } from '@jest/globals';
import { contractOf } from '../contract-suite.ts';

/** The contract of event bodies, for every store. */
export const eventBodiesContract = contractOf('event bodies', (given) => {
  test('the newest data of each key is kept, until a newer event needs none', async () => {
    const body = (run: number, text: string) => ({ key: 'laval/$a', run, data: Buffer.from(text) });
    const text = async () => Buffer.from((await given.store.eventBodies.get('laval/$a'))?.data ?? []).toString();
    await given.store.eventBodies.put([body(2, 'deux')]);
    await given.store.eventBodies.put([body(1, 'un')]);
    expect(await text()).toBe('deux');
    await given.store.eventBodies.put([body(3, 'é'.repeat(2_000_000))]);
    expect(await text()).toBe('é'.repeat(2_000_000));
    await given.store.eventBodies.drop(['laval/$a', 'laval/b'], 3);
    expect(await given.store.eventBodies.get('laval/$a')).toMatchObject({ key: 'laval/$a', run: 3 });
    await given.store.eventBodies.drop(['laval/$a'], 4);
    expect(await given.store.eventBodies.get('laval/$a')).toBeUndefined();
  });
});
