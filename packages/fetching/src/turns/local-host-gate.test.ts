import { expect, test } from '@jest/globals';
import type { HostKey } from '@moisson/domain';
import type { Bounded } from '@moisson/kernel';
import { LocalHostGate, MAX_HOSTS, MAX_WAITING } from './local-host-gate.ts';

const never = new AbortController().signal;
const key = (name: string, group = name): HostKey => ({ name, group });
const held = (bounds: readonly Bounded[], name: string): number => bounds.find((one) => one.name === name)!.held();

test('the gate remembers a thousand hosts, and forgets the least recently requested one', async () => {
  const gate = new LocalHostGate();
  for (let at = 0; at < MAX_HOSTS + 500; at += 1) await gate.enter(key(`h${at}`), 3600, never, async () => undefined);
  expect(held(gate.bounds, 'fetch.hosts')).toBe(MAX_HOSTS);
  // The first host is forgotten and can be requested at once; the last one still has its delay.
  await gate.enter(key('h0'), 3600, never, async () => undefined);
  const waits = gate.enter(key(`h${MAX_HOSTS + 499}`), 3600, AbortSignal.timeout(20), async () => undefined);
  await expect(waits).rejects.toThrow();
});

test('a thousand requests wait for their turn; the next is rejected, and all continue once the host answers', async () => {
  const gate = new LocalHostGate();
  const answer = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  const first = gate.enter(key('h'), 0, never, () => {
    begun.resolve(undefined);
    return answer.promise;
  });
  await begun.promise;
  const waiting = Array.from({ length: MAX_WAITING }, () => gate.enter(key('h'), 0, never, async () => 1));
  expect(held(gate.bounds, 'fetch.waiting')).toBe(MAX_WAITING);
  await expect(gate.enter(key('other'), 0, never, async () => 1)).rejects.toMatchObject({
    code: 'fetch.too-busy',
    retryable: true,
  });
  answer.resolve(undefined);
  await first;
  expect((await Promise.all(waiting)).length).toBe(MAX_WAITING);
  expect(gate.bounds.map((bound) => bound.held())).toEqual([1, 0, 0]);
});
