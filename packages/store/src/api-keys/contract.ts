import { expect, test } from '@jest/globals';
import type { StoredApiKey } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

/** The contract of API keys, for every store. */
export const apiKeysContract = contractOf('API keys', (given) => {
  const key = (id: string): StoredApiKey => ({
    ...{ id, name: 'Zoé', role: 'publisher', organizations: ['laval'], hash: 'ab' },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'local', expiresAt: '2027-01-01T00:00:00.000Z' },
  });

  test('an id is used once, for ever, and keys are listed by id', async () => {
    const { apiKeys } = given.store;
    expect(await apiKeys.create(key('b'))).toBe(true);
    expect(await apiKeys.create(key('a'))).toBe(true);
    expect(await apiKeys.create({ ...key('a'), role: 'administrator' })).toBe(false);
    expect(await apiKeys.list()).toEqual([key('a'), key('b')]);
    expect(await apiKeys.get('c')).toBeUndefined();
  });

  test('a change applies to the newest version', async () => {
    const { apiKeys } = given.store;
    await apiKeys.create(key('a'));
    const revokedAt = '2026-02-01T00:00:00.000Z';
    const lastUsedAt = '2026-02-01T00:01:00.000Z';
    await Promise.all([
      apiKeys.update('a', (one) => ({ ...one, revokedAt })),
      apiKeys.update('a', (one) => ({ ...one, lastUsedAt })),
    ]);
    expect(await apiKeys.get('a')).toEqual({ ...key('a'), revokedAt, lastUsedAt });
    expect(await apiKeys.update('b', (one) => one)).toBeUndefined();
  });
});
