import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from './database.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-database-'));
});
afterAll(() => rm(dir, { recursive: true }));

test('a file that another program locks is named, and opens once it is let go', () => {
  const path = join(dir, 'locked.sqlite');
  new Database(path).close();
  const other = new DatabaseSync(path);
  other.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
  expect(() => new Database(path)).toThrow(
    expect.objectContaining({ code: 'disk.locked', params: expect.objectContaining({ file: path }) }),
  );
  other.close();
  new Database(path).close();
});

test('a file takes no more than its limit, which is named, and what is deleted makes room again', async () => {
  const path = join(dir, 'limited.sqlite');
  const db = new Database(path, { limit: { mebibytes: 2, setting: 'MOISSON_X' } });
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB)');
  const fill = (): void => {
    for (;;) db.transaction(() => db.run('INSERT INTO t (body) VALUES (?)', new Uint8Array(100_000)));
  };
  const reached = expect.objectContaining({
    code: 'disk.limit-reached',
    retryable: true,
    params: expect.objectContaining({ file: path, limit: 2, setting: 'MOISSON_X' }),
  });
  db.check();
  expect(fill).toThrow(reached);
  expect(() => db.requireRoom(500_000)).toThrow(reached);
  expect(db.get<{ n: number }>('SELECT count(*) AS n FROM t')!.n).toBeGreaterThan(10);
  db.run('DELETE FROM t');
  db.requireRoom(500_000);
  expect(fill).toThrow(reached);
  expect(db.use()).toMatchObject({ name: 'limited', limit: 2 * 1024 * 1024 });
  db.close();
  expect((await stat(path)).size).toBeLessThanOrEqual(2 * 1024 * 1024);
});

test('a check changes nothing, and leaves nothing behind', () => {
  const path = join(dir, 'checked.sqlite');
  const [one, other] = [new Database(path), new Database(path)];
  one.exec('PRAGMA user_version = 7');
  other.exec('BEGIN IMMEDIATE');
  // Another of ours that writes is no fault.
  one.check();
  other.exec('COMMIT');
  other.check();
  expect(one.get('PRAGMA user_version')).toEqual({ user_version: 7 });
  one.close();
  other.close();
});
