import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blockTurn, freeTurn, KEEP_MS, LEASE_MS, leaveTurn, takeTurn, type HostTurn } from './host-turn.ts';

const NOW = 1_800_000_000_000;
const turn = (changes: Partial<HostTurn>): HostTurn => ({ ...freeTurn('h'), owner: 'a', ...changes });
const ask = (stored: HostTurn, owner: string, delayMs = 0, keeps = false, now = NOW) =>
  takeTurn(stored, { owner, delayMs, keeps }, now);

test.each<[string, Partial<HostTurn>, string, number, number]>([
  ['a host that nobody asked', {}, 'b', 1000, 0],
  ['a host that another process has', { until: NOW + 9000 }, 'b', 0, 500],
  ['a lease that ended', { until: NOW }, 'b', 0, 0],
  ['a lease of one’s own', { until: NOW + 9000 }, 'a', 0, 0],
  ['the delay since the last start', { lastStart: NOW - 400 }, 'b', 1000, 600],
  ['the delay since one’s own last start', { lastStart: NOW - 400 }, 'a', 1000, 600],
  ['a long delay is asked for again', { lastStart: NOW }, 'b', 600_000, 30_000],
  ['another waits', { wantedBy: 'b', wantedUntil: NOW + 100 }, 'a', 0, 100],
  ['one waits oneself', { wantedBy: 'b', wantedUntil: NOW + 100 }, 'b', 0, 0],
  ['another waited, and died', { wantedBy: 'b', wantedUntil: NOW }, 'a', 0, 0],
  ['all written by a clock that was a year ahead', { lastStart: NOW + 3e10, until: NOW + 3e10 }, 'b', 0, KEEP_MS],
])('%s: %j asked by %s with a delay of %d ms waits %d ms', (_, stored, owner, delayMs, waitMs) => {
  expect(ask(turn(stored), owner, delayMs).answer).toEqual({ waitMs, isBlocked: false });
});

test('a host that asked to wait is asked by nobody until then, for a day at most', () => {
  const blocked = blockTurn(turn({}), 60_000, NOW);
  for (const owner of ['a', 'b']) expect(ask(blocked, owner).answer).toEqual({ waitMs: 60_000, isBlocked: true });
  expect(ask(blocked, 'a', 0, false, NOW + 60_000).answer.waitMs).toBe(0);
  // A shorter wait does not shorten a longer one.
  expect(blockTurn(blocked, 1000, NOW)).toEqual(blocked);
  expect(ask(blockTurn(turn({}), 1e12, NOW), 'a').answer.waitMs).toBe(24 * 3_600_000);
});

test('who waits gets the next turn, and a turn that is left is free at once', () => {
  const first = ask(freeTurn('h'), 'a').turn;
  expect(first.until).toBe(NOW + LEASE_MS);
  const wanted = ask(first, 'b').turn;
  const left = leaveTurn(wanted, 'a', NOW + 10);
  expect(leaveTurn(wanted, 'b', NOW + 10)).toEqual(wanted);
  expect(ask(left, 'a', 0, false, NOW + 10).answer.waitMs).toBeGreaterThan(0);
  expect(ask(left, 'b', 0, false, NOW + 10).answer.waitMs).toBe(0);
});

test('whatever three processes ask, starts are a delay apart, and no two processes have a host at once', () => {
  const step = fc.record({ owner: fc.constantFrom('a', 'b', 'c'), after: fc.nat(3000), leaves: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 2000 }), (steps, delayMs) => {
      let [now, stored, last] = [NOW, freeTurn('h'), -Infinity];
      for (const { owner, after, leaves } of steps) {
        now += after;
        const before = stored;
        const { turn: next, answer } = takeTurn(stored, { owner, delayMs, keeps: false }, now);
        stored = next;
        if (answer.waitMs > 0) continue;
        expect(now - last).toBeGreaterThanOrEqual(delayMs);
        expect(before.owner === owner || before.until <= now).toBe(true);
        last = now;
        if (leaves) stored = leaveTurn(stored, owner, now);
      }
    }),
  );
});

test('a process that asks as it is told gets its turn, although another asks without pause', () => {
  let [stored, now] = [freeTurn('h'), NOW];
  const starts = { a: 0, b: 0 };
  let nextOfB = now;
  for (let at = 0; at < 400; at += 1) {
    now += 25;
    for (const owner of ['a', 'b'] as const) {
      if (owner === 'b' && now < nextOfB) continue;
      const { turn: next, answer } = ask(stored, owner, 50, false, now);
      stored = answer.waitMs === 0 ? leaveTurn(next, owner, now) : next;
      if (answer.waitMs === 0) starts[owner] += 1;
      else if (owner === 'b') nextOfB = now + answer.waitMs;
    }
  }
  // It asks again after half a second, so it has its turn about every half second of these ten.
  expect(starts.b).toBeGreaterThan(10);
});
