import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from './database.ts';
import { diskFault } from './disk-fault.ts';
import { WriteCheck } from './write-check.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-database-'));
});
afterAll(() => rm(dir, { recursive: true }));

test('a file that another program locks is named, and opens once the lock is released', () => {
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

test('a file grows no larger than its limit, which the error names, and deleting makes room again', async () => {
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
  // A write of another connection of ours is no fault.
  one.check();
  other.exec('COMMIT');
  other.check();
  expect(one.get('PRAGMA user_version')).toEqual({ user_version: 7 });
  one.close();
  other.close();
});

const codeOf = (work: () => void): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('a check names a file that was removed or replaced while in use, and its folder if that was removed', async () => {
  const [path, other] = [join(dir, 'gone', 'x.sqlite'), join(dir, 'other.sqlite')];
  await mkdir(join(dir, 'gone'));
  const removed = new Database(path);
  const replaced = new Database(other);
  await rm(join(dir, 'gone'), { recursive: true });
  await rename(other, `${other}.old`);
  await writeFile(other, 'x');
  expect([codeOf(() => removed.check()), codeOf(() => replaced.check())]).toEqual([
    'disk.no-such-folder',
    'disk.file-missing',
  ]);
  removed.close();
  replaced.close();
});

test('a pipe in place of the check’s file does not block it', () => {
  const path = join(dir, 'piped.sqlite');
  const db = new Database(path);
  execFileSync('/usr/bin/env', ['mkfifo', `${path}.room`]);
  db.check();
  db.close();
});

test('a writer that keeps writing does not count as a lock; one that holds the file and writes nothing does', () => {
  const faults: (string | undefined)[] = [];
  let [version, now] = [1, 0];
  const locked = diskFault('disk.locked', 'x', new Error('busy'));
  const check = new WriteCheck(join(dir, 'x'), {
    write: () => {
      throw locked;
    },
    version: () => version,
    now: () => now,
  });
  for (let at = 0; at < 6; at += 1) {
    if (at < 3) version += 1;
    faults.push(codeOf(() => check.check()));
    now += 4000;
  }
  expect(faults).toEqual(['none', 'none', 'none', 'none', 'disk.locked', 'disk.locked']);
});
