import { expect, test } from '@jest/globals';
import { oneAhead } from './one-ahead.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('only the next value is requested while one is processed', async () => {
  const asked: number[] = [];
  async function* counting(): AsyncGenerator<number, string> {
    for (let n = 0; n < 4; n += 1) {
      asked.push(n);
      await turn();
      yield n;
    }
    return 'end';
  }
  const ahead = oneAhead(counting());
  const worked: number[] = [];
  let step = await ahead.next();
  for (; step.done !== true; step = await ahead.next()) {
    for (let turns = 0; turns < 5; turns += 1) await turn();
    worked.push(step.value);
    expect(asked).toHaveLength(Math.min(4, step.value + 2));
  }
  expect([worked, step.value]).toEqual([[0, 1, 2, 3], 'end']);
});

test('a failure is thrown after all values before it; an abandoned one is not an unhandled rejection, and the source is ended', async () => {
  let ended = 0;
  async function* failing(): AsyncGenerator<number, void> {
    try {
      yield 1;
      yield 2;
      throw new Error('no more');
    } finally {
      ended += 1;
    }
  }
  const whole = oneAhead(failing());
  expect([(await whole.next()).value, (await whole.next()).value]).toEqual([1, 2]);
  await expect(whole.next()).rejects.toThrow('no more');
  const left = oneAhead(failing());
  await left.next();
  await left.next();
  await left.return();
  await turn();
  expect(ended).toBe(2);
});
