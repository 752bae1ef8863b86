import { expect, test } from '@jest/globals';
import type { StoredApiKey } from '@moisson/contracts';
import { OutageError } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { actorOfKey } from './actor-of-key.ts';
import { newKeySecret as newSecret } from '@moisson/domain';

const { secret, hash } = newSecret('zoe');
const key: StoredApiKey = {
  ...{ id: 'zoe', name: 'Zoé', role: 'publisher', organizations: ['laval'], hash, createdBy: 'local' },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', expiresAt: '2026-02-01T00:00:00.000Z' },
};

/** A store with one key, at this time; `writes`: each later last use. */
const storeOf = (stored: StoredApiKey, now: string, update?: () => Promise<never>) => {
  let current = stored;
  const writes: (string | undefined)[] = [];
  const apiKeys = {
    get: async (id: string) => (id === current.id ? current : undefined),
    update:
      update ??
      (async (_id: string, change: (one: StoredApiKey) => StoredApiKey) => {
        current = change(current);
        writes.push(current.lastUsedAt);
        return current;
      }),
  };
  const store = { apiKeys, polls: { now: async () => new Date(now) } };
  return { parts: { store, log: { warn: () => undefined } } as unknown as OperatorParts, writes };
};

test('a key lets in as what it is, until it expires or is revoked', async () => {
  const actor = {
    kind: 'operator',
    name: 'Zoé',
    subject: 'key:zoe',
    channel: 'api',
    role: 'publisher',
    organizations: ['laval'],
  };
  const at = (now: string, changes: Partial<StoredApiKey> = {}) =>
    actorOfKey(storeOf({ ...key, ...changes }, now).parts, secret, 'api');
  expect(await at('2026-01-31T23:59:59.999Z')).toEqual(actor);
  expect(await at('2026-02-01T00:00:00.000Z')).toBeUndefined();
  expect(await at('2026-01-02T00:00:00.000Z', { revokedAt: '2026-01-01T12:00:00.000Z' })).toBeUndefined();
});

test.each([
  newSecret('zoe').secret,
  newSecret('autre').secret,
  secret.slice(0, -1),
  `${secret}a`,
  secret.toUpperCase(),
  hash,
  `moisson_zoe_${hash}`,
  '',
  'moisson__',
  `moisson_../zoe_${'a'.repeat(43)}`,
])('%j lets nobody in', async (given) => {
  expect(await actorOfKey(storeOf(key, '2026-01-02T00:00:00.000Z').parts, given, 'api')).toBeUndefined();
});

test('the last use is noted to the minute, and a disk that is full keeps nobody out', async () => {
  const now = '2026-01-02T00:00:30.000Z';
  const first = storeOf(key, now);
  await actorOfKey(first.parts, secret, 'api');
  await actorOfKey(first.parts, secret, 'api');
  expect(first.writes).toEqual([now]);
  const full = storeOf(key, now, () => Promise.reject(new OutageError('SQLite', new Error('full'))));
  expect(await actorOfKey(full.parts, secret, 'api')).toMatchObject({ subject: 'key:zoe' });
});
