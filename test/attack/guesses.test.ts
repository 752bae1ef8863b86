import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import type { Store } from '@moisson/domain';
import { startOperator, type OperatorParts } from '@moisson/operator';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TOKEN = 'f3a91c07d5e84b26a0c9f17e63d28b54';
/** As many different guesses as one address may make. */
const GUESSES = 20;

let dir: string;
let store: Store;
let changeLog: SqliteChangeLog;
let operator: HttpService;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-guesses-'));
  const clock = new ManualClock();
  store = openSqliteStore(dir, clock);
  changeLog = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), clock);
  operator = await startOperator({
    ...{ store, changeLog, connectors: {}, token: TOKEN, log: createLogger('test', 'silent') },
    listen: { host: '127.0.0.1', port: 0, trustedProxies: ['127.0.0.1'] },
  } as unknown as OperatorParts);
});
afterEach(async () => {
  await operator.stop();
  await changeLog.close();
  await store.close();
  await rm(dir, { recursive: true });
});

const ask = (secret: string, address = '203.0.113.7'): Promise<Response> =>
  fetch(`${operator.url}/api/v1/sources`, {
    headers: { authorization: `Bearer ${secret}`, 'x-forwarded-for': address },
  });
const guess = async (address: string): Promise<void> => {
  for (let at = 0; at < GUESSES; at += 1) expect((await ask(`wrong-${at}`, address)).status).toBe(401);
};

test('who guesses is told to wait, also for the right token; others are let in', async () => {
  await guess('203.0.113.7');
  const refused = await ask(TOKEN);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
  expect(await refused.json()).toMatchObject({ code: 'access.too-many-attempts' });
  expect((await ask(TOKEN, '203.0.113.8')).status).toBe(200);
});

test('all addresses of an IPv6 network are one visitor', async () => {
  for (let at = 0; at < GUESSES; at += 1) expect((await ask(`wrong-${at}`, `2001:db8::${at}`)).status).toBe(401);
  expect((await ask('wrong', '2001:db8::ffff')).status).toBe(429);
});

test('a program that repeats one expired key is refused each time, and locks out nobody at its address', async () => {
  for (let at = 0; at < 2 * GUESSES; at += 1) expect((await ask('expired')).status).toBe(401);
  expect((await ask(TOKEN)).status).toBe(200);
});
