import { expect, test } from '@jest/globals';
import type { HostKey } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { ManualClock } from '@moisson/testkit';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LocalHostGate } from './local-host-gate.ts';

const never = new AbortController().signal;
const [laval, gatineau, other]: readonly [HostKey, HostKey, HostKey] = [
  { name: 'laval', group: 'hub' },
  { name: 'gatineau', group: 'hub' },
  { name: 'other', group: 'other' },
];

test('names of a group are requested one at a time, and their starts are a delay apart', async () => {
  const gate = new LocalHostGate();
  const starts: number[] = [];
  let [running, most] = [0, 0];
  const work = async (): Promise<void> => {
    starts.push(performance.now());
    most = Math.max(most, (running += 1));
    await nextTurn();
    running -= 1;
  };
  await Promise.all([laval, gatineau, laval, gatineau].map((host) => gate.enter(host, 0.05, never, work)));
  expect(most).toBe(1);
  for (const [at, start] of starts.entries()) if (at > 0) expect(start - starts[at - 1]!).toBeGreaterThanOrEqual(49);
});

test('a name that hangs holds up its own requests, but the others of its group not for long', async () => {
  const gate = new LocalHostGate(systemClock, 20);
  const hanging = Promise.withResolvers<undefined>();
  const order: string[] = [];
  const first = gate.enter(laval, 0, never, () => hanging.promise);
  const second = gate.enter(laval, 0, never, async () => void order.push('laval'));
  await gate.enter(gatineau, 0, never, async () => void order.push('gatineau'));
  expect(order).toEqual(['gatineau']);
  hanging.resolve(undefined);
  await Promise.all([first, second]);
  expect(order).toEqual(['gatineau', 'laval']);
});

test('after the patience the delay between starts is kept, however many wait', async () => {
  const gate = new LocalHostGate(systemClock, 1);
  const starts: number[] = [];
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, group: 'hub' }));
  await Promise.all(
    names.map((host) => gate.enter(host, 0.03, never, async () => void starts.push(performance.now()))),
  );
  for (const [at, start] of starts.entries()) if (at > 0) expect(start - starts[at - 1]!).toBeGreaterThanOrEqual(29);
});

test('a host that asked to wait for long is not requested by any name of its group; others are', async () => {
  const gate = new LocalHostGate();
  await gate.block(laval, 90);
  await gate.block(laval, 5);
  await expect(gate.enter(gatineau, 0, never, async () => 1)).rejects.toMatchObject({
    ...{ code: 'fetch.host-waits', params: { host: 'gatineau', seconds: 90 }, retryable: true },
  });
  expect(await gate.enter(other, 0, never, async () => 2)).toBe(2);
});

test('a short wait is waited for', async () => {
  const gate = new LocalHostGate();
  const asked = performance.now();
  await gate.block(laval, 0.05);
  await gate.enter(laval, 0, never, async () => 1);
  expect(performance.now() - asked).toBeGreaterThanOrEqual(49);
});

test('a wait ends with the time that passes first, by the system’s clock or the monotonic one', async () => {
  const clock = new ManualClock();
  const gate = new LocalHostGate(clock);
  await gate.block(laval, 3600);
  clock.advance({ seconds: 3600 });
  await gate.enter(laval, 0, AbortSignal.timeout(5000), async () => 1);
  clock.advance({ hours: 2 });
  await gate.block(laval, 0.05);
  clock.advance({ hours: -50 });
  await gate.enter(laval, 0, AbortSignal.timeout(5000), async () => 1);
});
