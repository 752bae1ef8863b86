import { expect, test } from '@jest/globals';
import type { StoredApiKey } from '@moisson/contracts';
import { newKeySecret } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PER_MINUTE = 3;

test('an address that asks too often is told what is left, then when to come back; a key has ten times the room', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-rate-'));
  const store = openSqliteStore(dir, systemClock);
  const [good, revoked] = ['robot', 'ancien'].map((id) => ({ id, ...newKeySecret(id) }));
  for (const { id, hash } of [good!, revoked!]) {
    const key: StoredApiKey = {
      ...{ id, name: id, role: 'viewer', hash, createdBy: 'local' },
      ...{ createdAt: '2026-01-01T00:00:00.000Z', expiresAt: '2999-01-01T00:00:00.000Z' },
    };
    await store.apiKeys.create(key);
  }
  await store.apiKeys.update('ancien', (key) => ({ ...key, revokedAt: '2026-02-01T00:00:00.000Z' }));
  const listen = { host: '127.0.0.1', port: 0, requestsPerMinute: PER_MINUTE, trustedProxies: ['127.0.0.1'] };
  const portal = await startPortal({ store, log: createLogger('test', 'silent'), listen });
  const ask = (address: string, path = '/api/v1/organizations', headers: Readonly<Record<string, string>> = {}) =>
    fetch(portal.url + path, { headers: { ...headers, 'x-forwarded-for': address } });
  const statuses = async (count: number, ...given: Parameters<typeof ask>): Promise<readonly number[]> => {
    const all: number[] = [];
    for (let at = 0; at < count; at += 1) all.push((await ask(...given)).status);
    return all;
  };

  const first = await ask('192.0.2.1');
  expect(first.headers.get('ratelimit-policy')).toMatch(/^"[^"]+"; q=3; w=60;/);
  expect(first.headers.get('ratelimit')).toMatch(/^"[^"]+"; r=2; t=\d+$/);
  expect(first.headers.get('access-control-expose-headers')).toContain('RateLimit-Policy');
  expect(await statuses(3, '192.0.2.1')).toEqual([200, 200, 429]);
  const refused = await ask('192.0.2.1');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ status: 429, code: 'request.rate-limited' });
  // Pages, and whether the service is there, are not counted; others are not held up.
  expect(await statuses(5, '192.0.2.1', '/')).toEqual([200, 200, 200, 200, 200]);
  expect(await statuses(5, '192.0.2.1', '/health/live')).not.toContain(429);
  expect(await statuses(3, '192.0.2.2')).toEqual([200, 200, 200]);
  // One customer has all addresses of a /64.
  for (const end of ['1', '2', '3']) expect((await ask(`2001:db8:1:2::${end}`)).status).toBe(200);
  expect((await ask('2001:db8:1:2::4')).status).toBe(429);

  const withKey = { authorization: `Bearer ${good!.secret}` };
  const answer = await ask('192.0.2.1', undefined, withKey);
  expect([answer.status, answer.headers.get('ratelimit')]).toEqual([200, expect.stringContaining('r=29')]);
  // Its room is the key's, from wherever it is used.
  expect((await ask('192.0.2.9', undefined, withKey)).headers.get('ratelimit')).toContain('r=28');
  for (const secret of [revoked!.secret, newKeySecret('robot').secret, 'moisson_x', 'autre'])
    expect((await ask('192.0.2.1', undefined, { authorization: `Bearer ${secret}` })).status).toBe(429);

  await portal.stop();
  await store.close();
  await rm(dir, { recursive: true });
});
