import { expect, test } from '@jest/globals';
import type { Session } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

/** The contract of sessions, for every store. */
export const sessionsContract = contractOf('sessions', (given) => {
  const session = (id: string, expiresAt: string): Session => ({
    ...{ id, subject: 'oidc:zoe', name: 'Zoé', role: 'publisher', organizations: ['laval'], expiresAt },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', lastSeenAt: '2026-01-01T00:00:00.000Z' },
  });
  const [soon, late] = [session('a', '2026-01-01T01:00:00.000Z'), session('b', '2026-01-01T12:00:00.000Z')];

  test('a session is found by its id alone, is changed, and is gone once removed', async () => {
    const { sessions } = given.store;
    expect(await sessions.create(soon)).toBe(true);
    expect(await sessions.create({ ...soon, role: 'administrator' })).toBe(false);
    expect(await sessions.get('a')).toEqual(soon);
    expect(await sessions.get('oidc:zoe')).toBeUndefined();
    const lastSeenAt = '2026-01-01T00:10:00.000Z';
    await sessions.update('a', (one) => ({ ...one, lastSeenAt }));
    expect(await sessions.get('a')).toEqual({ ...soon, lastSeenAt });
    await sessions.remove('a');
    expect(await sessions.get('a')).toBeUndefined();
    expect(await sessions.update('a', (one) => one)).toBeUndefined();
  });

  test('expired sessions are removed, current ones stay', async () => {
    const { sessions } = given.store;
    await sessions.create(soon);
    await sessions.create(late);
    await sessions.removeExpired('2026-01-01T02:00:00.000Z');
    expect(await sessions.get('a')).toBeUndefined();
    expect(await sessions.get('b')).toEqual(late);
  });
});
