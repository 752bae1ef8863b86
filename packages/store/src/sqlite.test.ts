import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const script = `
  (async () => {
    const { openSqliteStore } = await import('@moisson/store');
    const store = openSqliteStore(process.argv[1], { now: () => new Date() }, {}, { inThread: true });
    await store.registry.list();
    await store.search.search({ limit: 1 });
    await store.close();
  })();
`;

test('the embedded store works without loading the driver of MongoDB', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-embedded-'));
  const coverage = join(dir, 'coverage');
  await promisify(execFile)(process.execPath, ['--eval', script, dir], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_V8_COVERAGE: coverage },
    cwd: import.meta.dirname,
  });
  // The loaded modules, as V8's coverage lists them.
  const loaded: string[] = [];
  for (const name of await readdir(coverage)) {
    const { result } = JSON.parse(await readFile(join(coverage, name), 'utf8')) as { result: { url: string }[] };
    loaded.push(...result.map(({ url }) => url));
  }
  for (const name of ['sqlite.ts', 'search/sqlite-thread.ts'])
    expect(loaded.filter((url) => url.endsWith(`packages/store/src/${name}`))).toHaveLength(1);
  expect(loaded.filter((url) => /node_modules\/(mongodb|bson)\//.test(url))).toEqual([]);
  await rm(dir, { recursive: true });
});
