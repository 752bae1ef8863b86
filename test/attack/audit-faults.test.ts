import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { SourceId, type AuditEntry } from '@moisson/contracts';
import type { Audit, Store } from '@moisson/domain';
import { OutageError } from '@moisson/kernel';
import { startOperator, type OperatorParts } from '@moisson/operator';
import { createLogger, type HttpService } from '@moisson/runtime';
import { Database, openSqliteStore, storeFiles } from '@moisson/store';
import { aSource, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const id = SourceId.parse('laval');
const down = (): Promise<never> => Promise.reject(new OutageError('SQLite', new Error('disk is full')));

let dir: string;
let store: Store;
let changeLog: SqliteChangeLog;
let clock: ManualClock;
let operator: HttpService | undefined;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-audit-'));
  clock = new ManualClock();
  store = openSqliteStore(dir, clock);
  changeLog = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), clock);
  await store.registry.create(aSource());
});
afterEach(async () => {
  await operator?.stop();
  await changeLog.close();
  await store.close();
  await rm(dir, { recursive: true });
});

/** Pauses the source through an operator with this audit log. */
const pause = async (changes: Partial<Audit>): Promise<{ readonly status: number; readonly code: unknown }> => {
  const parts = {
    changeLog,
    ...{ log: createLogger('test', 'silent'), listen: { host: '127.0.0.1', port: 0 } },
    store: { ...store, audit: { ...store.audit, ...changes } },
  };
  operator = await startOperator(parts as unknown as OperatorParts);
  const response = await fetch(`${operator.url}/api/v1/sources/laval/pause`, { method: 'POST' });
  return { status: response.status, code: ((await response.json()) as { code?: unknown }).code };
};
const stateOf = async (): Promise<string | undefined> => (await store.registry.get(id))?.state;
const acts = (): Promise<readonly AuditEntry[]> => store.audit.list({ limit: 10 });

test('an act whose entry cannot be written is not done', async () => {
  expect(await pause({ begin: down })).toMatchObject({ status: 503 });
  expect(await stateOf()).toBe('active');
  expect(await acts()).toEqual([]);
});

test('an act whose end cannot be written is not reported as done; its entry stands', async () => {
  expect(await pause({ end: down })).toEqual({ status: 503, code: 'audit.unfinished' });
  expect(await stateOf()).toBe('paused');
  const [act, ...others] = await acts();
  expect(others).toEqual([]);
  expect(act).toMatchObject({ operation: 'pauseSource', before: { state: 'active' } });
  expect(act).not.toHaveProperty('ending');
});

test('an act that is refused has its entry with the problem, and the same state after', async () => {
  await store.registry.update(id, (source) => ({ ...source, state: 'retired' }));
  expect(await pause({})).toMatchObject({ status: 409 });
  expect(await acts()).toMatchObject([
    {
      before: { state: 'retired' },
      ending: { outcome: 'refused', code: 'request.conflict', after: { state: 'retired' } },
    },
  ]);
});

test('the file of the embedded form refuses to change or delete a line', async () => {
  await pause({});
  const db = new Database(storeFiles(dir).registry);
  expect(() => db.run("UPDATE audit SET actor = 'autre'")).toThrow('append-only');
  expect(() => db.run('DELETE FROM audit')).toThrow('append-only');
  db.close();
  expect(await acts()).toHaveLength(1);
});
