import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MoissonError } from '@moisson/kernel';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { Database, openSqliteCatalogue } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startLaval } from '../support/laval-server.ts';
import { runNode, startNode, stopProcess, untilOutput } from '../support/process.ts';
import { canMount, smallDisk } from '../support/small-disk.ts';
import { contentsOf } from '../support/contents.ts';
import { withLine } from '../support/with-line.ts';
import { freePorts } from '../support/free-ports.ts';

const CLI = 'services/standalone/src/cli.ts';
const FILES = ['registry.sqlite', 'catalogue.sqlite', 'changelog.sqlite'] as const;
/** Three batches of records. */
const SIZE = 1200;
// Two of these tests take minutes on a busy machine.
const silent = createLogger('test', 'silent');

let dir: string;
/** A data folder that was used and closed. */
let used: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-disk-'));
  used = join(dir, 'used');
  await (await EmbeddedLine.open(readConfig({ MOISSON_DATA_DIR: used }), silent)).close();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await pause(50);
};

let copies = 0;
const copyOfUsed = async (): Promise<string> => {
  const copy = join(dir, `copy-${(copies += 1)}`);
  await cp(used, copy, { recursive: true });
  return copy;
};

/** Returns the problem with which a start on this folder fails. */
const problemOf = async (dataDir: string): Promise<string> => {
  try {
    await (await EmbeddedLine.open(readConfig({ MOISSON_DATA_DIR: dataDir }), silent)).close();
    return 'none';
  } catch (error) {
    if (!(error instanceof MoissonError)) return String(error);
    const { message, action } = error.toProblem();
    for (const text of [message.fr, message.en, action.fr, action.en]) expect(text).not.toContain('?');
    return `${error.code}: ${message.en}`;
  }
};

test.each(FILES)('each fault of %s is named at start', async (name) => {
  const sabotages: Record<string, (path: string) => Promise<unknown>> = {
    'disk.not-a-database': (path) => writeFile(path, Buffer.alloc(10_000, 'x')),
    'disk.damaged': (path) => truncate(path, 20_000),
    'disk.not-a-file': async (path) => {
      await rm(path);
      await mkdir(join(path, 'x'), { recursive: true });
    },
    'disk.file-missing': (path) => rm(path),
    'disk.(not-a-file|file-missing)': async (path) => {
      await rm(path);
      execFileSync('/usr/bin/env', ['mkfifo', path]);
    },
    '(disk.not-a-file|disk.file-missing)': async (path) => {
      await rm(path);
      await symlink('/nowhere/at/all', path);
    },
    'disk.newer-version': async (path) => {
      const db = new Database(path);
      db.exec('PRAGMA user_version = 1000');
      db.close();
    },
  };
  for (const [code, sabotage] of Object.entries(sabotages)) {
    const data = await copyOfUsed();
    await sabotage(join(data, name));
    expect(await problemOf(data)).toMatch(new RegExp(`^${code}: .*${join(data, name)}`));
  }
});

test('a file that was truncated anywhere is named, and never taken for a new one', async () => {
  for (const [at, size] of [0, 1, 15, 100, 511, 512, 4096, 8192, 16_384, 20_000].entries()) {
    const data = await copyOfUsed();
    await truncate(join(data, FILES[at % 3]!), size);
    expect(await problemOf(data)).toMatch(/^disk\.(damaged|not-a-database|file-missing): /);
  }
});

test('a path that cannot be a folder is named, and nothing hangs', async () => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  await symlink('/nowhere/at/all', join(dir, 'link'));
  for (const [dataDir, problem] of [
    ['/dev/null/x', 'disk.not-a-folder: /dev/null is'],
    [file, `disk.not-a-folder: ${file} is`],
    [join(file, 'a', 'b'), `disk.not-a-folder: ${file} is`],
    [join(dir, 'link'), 'disk.not-a-folder: '],
    ['/sys/x', 'disk.'],
    ['/dev/full', 'disk.not-a-folder: /dev/full is'],
    [join(dir, 'a'.repeat(300)), 'disk.failed: '],
    [join(dir, 'an\0ull'), 'disk.failed: '],
  ] as const)
    expect(await problemOf(dataDir)).toContain(problem);
  // In a process, so that it can be killed if it hangs.
  const { code, stderr } = await runNode(CLI, ['serve'], { MOISSON_DATA_DIR: '/proc/x' });
  expect({ code, named: stderr.includes('/proc/x n’existe pas et ne peut pas être créé') }).toEqual({
    code: 1,
    named: true,
  });
});

const withDisk = canMount ? test : test.skip;

withDisk('a disk without room and a read-only one are named at start, with the file', async () => {
  using disk = smallDisk(8);
  const [whole, fresh] = [join(disk.dir, 'whole'), join(disk.dir, 'fresh')];
  await cp(used, whole, { recursive: true });
  disk.fill();
  expect(await problemOf(whole)).toMatch(new RegExp(`^disk.full: .*${whole}/`));
  expect(await problemOf(fresh)).toMatch(new RegExp(`^disk.full: .*${fresh}`));
  disk.free();
  disk.readOnly(true);
  expect(await problemOf(whole)).toMatch(new RegExp(`^disk.read-only: ${whole}/`));
  expect(await problemOf(fresh)).toMatch(new RegExp(`^disk.read-only: ${fresh}`));
  disk.readOnly(false);
  expect(await problemOf(whole)).toBe('none');
  expect(await problemOf(fresh)).toBe('none');
});

const asNobody = process.getuid?.() === 0 ? test : test.skip;

asNobody('files of another user are named by a process that ends with 1', async () => {
  const data = await copyOfUsed();
  await chmod(dir, 0o755);
  await chmod(data, 0o755);
  const { code, stdout, stderr } = await runNode(
    CLI,
    ['serve'],
    { MOISSON_DATA_DIR: data },
    { uid: 65_534, gid: 65_534 },
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`Le système refuse l’accès à ${data}`);
});

withDisk(
  'a disk that fills up during a run stops nothing for good: once there is room, the catalogue is whole',
  async () => {
    await using stack = new AsyncDisposableStack();
    const server = stack.adopt(await startLaval(SIZE), (one) => one.stop());
    const disk = stack.use(smallDisk(128));
    // The log is on the same disk: lines that cannot be written are lost, and must not end the process.
    const log = stack.adopt(openSync(join(disk.dir, 'log'), 'a'), closeSync);
    const settings = {
      MOISSON_DATA_DIR: join(disk.dir, 'data'),
      MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
      MOISSON_LEASE_SECONDS: '2',
      ...freePorts,
    };
    const service = startNode(CLI, ['serve'], settings, { stdio: ['ignore', 'pipe', log] });
    stack.defer(() => void service.kill('SIGKILL'));
    const started = await untilOutput(service, /Status\s+http\S+/);
    const [portal, operator, monitor] = [...started.matchAll(/http:\S+/g)].map(([url]) => url) as [
      string,
      string,
      string,
    ];
    // Slow enough that the disk fills in the middle of reading.
    const spec = {
      id: 'laval',
      protocol: 'ckan',
      endpoint: server.url,
      politeness: { crawlDelaySeconds: 0.2, pageSize: 100 },
    };
    const added = await fetch(`${operator}/api/v1/sources`, json(spec));
    expect(added.status).toBe(201);
    const count = async (): Promise<number> =>
      ((await (await fetch(`${portal}/api/v1/datasets`)).json()) as { total: number }).total;
    await until(async () => (await count()) > 0);
    disk.fill();
    for (const url of [portal, operator, monitor]) {
      await until(async () => (await fetch(`${url}/readyz`)).status === 503);
      const refused = await fetch(`${url}/readyz`);
      expect([refused.status, (await refused.json()) as object]).toMatchObject([
        503,
        { code: 'disk.full', title: expect.stringContaining(join(disk.dir, 'data')) },
      ]);
      // Waiting does not count as stuck, and existing data can still be read.
      expect((await fetch(`${url}/livez`)).status).toBe(200);
    }
    expect((await fetch(`${portal}/datasets`)).status).toBe(200);
    const refused = await fetch(`${operator}/api/v1/sources`, json({ ...spec, id: 'autre' }));
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'disk.full' }]);
    expect(await count()).toBeLessThan(SIZE);
    disk.free();
    await until(async () => (await fetch(`${operator}/readyz`)).status === 200);
    await until(async () => (await count()) === SIZE);
    expect(await stopProcess(service)).toBe(0);
    const store = openSqliteCatalogue(join(disk.dir, 'data'));
    const found = await contentsOf(store);
    await store.close();
    await withLine(async (calm) => {
      const source = aSource({ ...spec, politeness: { crawlDelaySeconds: 0 } });
      await calm.store.registry.create(source);
      await calm.pollNow(source.id);
      expect(found).toEqual(await contentsOf(calm.store));
    });
  },
);

/** Opens a line with these settings on a folder, reads the source until the condition holds, and closes it. */
const readUntil = async (
  settings: Record<string, string>,
  endpoint: string,
  holds: (line: EmbeddedLine) => Promise<boolean>,
): Promise<void> => {
  const config = readConfig({ MOISSON_EGRESS_ALLOW: '127.0.0.0/8', MOISSON_LOG_LEVEL: 'silent', ...settings });
  const line = await EmbeddedLine.open(config, silent, { leaseSeconds: 1 });
  try {
    const source = aSource({ endpoint, politeness: { crawlDelaySeconds: 0 } });
    if ((await line.store.registry.get(source.id)) === undefined) await line.store.registry.create(source);
    while (!(await holds(line))) {
      await line.store.polls.schedule(source.id, await line.store.polls.now()).catch(() => undefined);
      await line.harvester.runOne(source.id).catch(() => undefined);
      await line.pruner.run();
      await pause(100);
    }
  } finally {
    await line.close();
  }
};

test('a catalogue at its limit reports it, and continues where it was once the limit is raised', async () => {
  const server = await startLaval(SIZE);
  const settings = { MOISSON_DATA_DIR: join(dir, 'small-catalogue') };
  await readUntil({ ...settings, MOISSON_CATALOGUE_MAX_MIB: '2' }, server.url, async ({ store }) => {
    const problem = await store.check().then(
      () => undefined,
      (error: unknown) => (error instanceof MoissonError ? error.toProblem() : undefined),
    );
    if (problem?.code !== 'disk.limit-reached') return false;
    expect(problem.message.en).toContain('catalogue.sqlite has reached its limit of 2 MiB');
    expect(problem.action.en).toContain('raise MOISSON_CATALOGUE_MAX_MIB');
    expect(await store.datasetReads.count()).toBeLessThan(SIZE);
    return true;
  });
  await readUntil(settings, server.url, async ({ store }) => (await store.datasetReads.count()) === SIZE);
  await server.stop();
});
