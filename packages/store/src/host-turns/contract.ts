import { expect, test } from '@jest/globals';
import { contractOf } from '../contract-suite.ts';

/** The contract of the turns of hosts, for every store. */
export const hostTurnsContract = contractOf('host turns', (given) => {
  const ask = (owner: string, delayMs = 0) =>
    given.store.hostTurns.take('donnees.example', { owner, delayMs, keeps: false });

  test('of all that ask at once, one gets the turn; the next gets it once it is left, or once its lease ended', async () => {
    const owners = ['a', 'b', 'c', 'd', 'e'];
    const answers = await Promise.all(owners.map((owner) => ask(owner)));
    expect(answers.filter(({ waitMs }) => waitMs === 0).length).toBe(1);
    const first = owners[answers.findIndex(({ waitMs }) => waitMs === 0)]!;
    given.clock.advance({ seconds: 3 });
    expect((await ask('x')).waitMs).toBeGreaterThan(0);
    await given.store.hostTurns.leave('donnees.example', 'somebody-else');
    given.clock.advance({ seconds: 1 });
    expect((await ask('x')).waitMs).toBeGreaterThan(0);
    await given.store.hostTurns.leave('donnees.example', first);
    expect((await ask('x')).waitMs).toBe(0);
    // Its process dies.
    given.clock.advance({ seconds: 10 });
    expect((await ask('y')).waitMs).toBe(0);
  });

  test('starts are a delay apart for all, and another host has its own turns', async () => {
    expect(await ask('a', 1000)).toEqual({ waitMs: 0, isBlocked: false });
    await given.store.hostTurns.leave('donnees.example', 'a');
    given.clock.advance({ seconds: 0.4 });
    expect(await ask('b', 1000)).toEqual({ waitMs: 600, isBlocked: false });
    expect(await given.store.hostTurns.take('autre.example', { owner: 'b', delayMs: 1000, keeps: false })).toEqual({
      ...{ waitMs: 0, isBlocked: false },
    });
    given.clock.advance({ seconds: 0.6 });
    expect((await ask('b', 1000)).waitMs).toBe(0);
  });

  test('a host that asked to wait is blocked for all, known or not', async () => {
    await given.store.hostTurns.block('donnees.example', 90);
    expect(await ask('a')).toEqual({ waitMs: 90_000, isBlocked: true });
    expect(await ask('b')).toEqual({ waitMs: 90_000, isBlocked: true });
    given.clock.advance({ seconds: 90 });
    expect((await ask('a')).waitMs).toBe(0);
  });

  test('all agree on the group that was proposed first, for a day', async () => {
    const groupOf = (proposed: string) => given.store.hostTurns.groupOf('donnees.example', proposed);
    const agreed = await Promise.all(['g1', 'g2', 'g3'].map(groupOf));
    expect(new Set(agreed).size).toBe(1);
    expect(await groupOf('g4')).toBe(agreed[0]);
    given.clock.advance({ hours: 24 });
    expect(await groupOf('g4')).toBe('g4');
    given.clock.advance({ hours: -100 });
    expect(await groupOf('g5')).toBe('g5');
  });
});
