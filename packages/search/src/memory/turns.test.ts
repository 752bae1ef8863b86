import { expect, test } from '@jest/globals';
import { SLICE_MS, Turns } from './turns.ts';
import type { Work } from './work.ts';

/** Work of so many slices. */
function* lasting(slices: number, name: string, ended: string[]): Work<string> {
  for (let slice = 0; slice < slices; slice += 1) {
    for (const end = performance.now() + SLICE_MS; performance.now() < end;);
    yield;
  }
  ended.push(name);
  return name;
}

test('work that takes less ends first, whatever began first, and each gets its own result', async () => {
  const [turns, ended] = [new Turns(), [] as string[]];
  const failing = (function* (): Work<string> {
    yield;
    throw new Error('not this one');
  })();
  const all = await Promise.allSettled([
    turns.run(lasting(12, 'long', ended)),
    turns.run(lasting(4, 'shorter', ended)),
    turns.run(failing),
    turns.run(lasting(0, 'short', ended)),
  ]);
  expect(ended).toEqual(['short', 'shorter', 'long']);
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual([
    'long',
    'shorter',
    'not this one',
    'short',
  ]);
});

test('between two slices the event loop turns', async () => {
  let turned = 0;
  const count = setInterval(() => (turned += 1), 1);
  await new Turns().run(lasting(20, 'long', []));
  clearInterval(count);
  expect(turned).toBeGreaterThan(1);
});
