import { expect, test } from '@jest/globals';
import { Remembered } from './remembered.ts';

/** Reads whose result the test gives, and a clock that it sets. */
const given = () => {
  const asked: PromiseWithResolvers<string>[] = [];
  const clock = { now: 0 };
  const remembered = new Remembered(
    () => {
      const answer = Promise.withResolvers<string>();
      asked.push(answer);
      return answer.promise;
    },
    10,
    () => clock.now,
  );
  return { asked, clock, remembered };
};
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the first caller waits; later ones get the known value, and an old value is read again meanwhile', async () => {
  const { asked, clock, remembered } = given();
  const first = remembered.get();
  await settled();
  expect(remembered.known).toBeUndefined();
  asked[0]!.resolve('un');
  expect([await first, await remembered.get(), asked.length]).toEqual(['un', 'un', 1]);
  clock.now = 11;
  expect(await remembered.get()).toBe('un');
  await settled();
  expect(asked).toHaveLength(2);
  expect(await remembered.get()).toBe('un');
  asked[1]!.resolve('deux');
  await settled();
  expect([await remembered.get(), asked.length]).toEqual(['deux', 2]);
});

test('a fresh read begins after the call, and all waiting callers share it', async () => {
  const { asked, remembered } = given();
  const before = remembered.fresh();
  await settled();
  const [one, other] = [remembered.fresh(), remembered.fresh()];
  asked[0]!.resolve('avant');
  expect(await before).toBe('avant');
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]!.resolve('après');
  expect([await one, await other]).toEqual(['après', 'après']);
});

test('if a later read fails, the old value stays and the next caller tries again; a first failure is thrown', async () => {
  const { asked, clock, remembered } = given();
  const first = remembered.get();
  await settled();
  asked[0]!.reject(new Error('non'));
  await expect(first).rejects.toThrow('non');
  const second = remembered.get();
  await settled();
  asked[1]!.resolve('un');
  expect(await second).toBe('un');
  clock.now = 11;
  await remembered.get();
  await settled();
  asked[2]!.reject(new Error('non'));
  await settled();
  expect(await remembered.get()).toBe('un');
  await settled();
  expect(asked).toHaveLength(4);
});
