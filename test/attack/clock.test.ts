import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CatalogueServer } from '@moisson/simulator';
import type { Feed, Run } from '@moisson/contracts';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startLaval } from '../support/laval-server.ts';
import { runNode, startNode, stopProcess, untilOutput } from '../support/process.ts';
import { freePorts } from '../support/free-ports.ts';

const CLI = 'services/standalone/src/cli.ts';
const DAYS = 24;
const MINUTE = 1 / 60;

let server: CatalogueServer;
let dir: string;
let service: ChildProcess;
let [operator, monitor] = ['', ''];
let hours = 0;

/** Sets the clock of the running process. The file is replaced by renaming, because the process may read it at any moment. */
const setClock = async (to: number): Promise<void> => {
  hours = to;
  await writeFile(join(dir, 'clock.new'), String(to));
  await rename(join(dir, 'clock.new'), join(dir, 'clock'));
};
const environment = (): Record<string, string> => ({
  ...{ MOISSON_DATA_DIR: join(dir, 'data'), MOISSON_EGRESS_ALLOW: '127.0.0.0/8' },
  ...freePorts,
  ...{ NODE_OPTIONS: '--import ./test/support/shifted-clock.mjs', CLOCK_SHIFT_FILE: join(dir, 'clock') },
});
const ask = async <T>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>;
const runs = (): Promise<readonly Run[]> => ask(`${operator}/api/v1/runs?source=laval`);
const untilRuns = async (count: number): Promise<void> => {
  while ((await runs()).length < count) await pause(50);
};
const feed = async (): Promise<Feed> => ask<Feed>(`${monitor}/api/v1/feeds/laval`);
/** Resolves once a tick has used the current clock: it has corrected the due time, or had nothing to correct. */
const untilSeen = async (): Promise<void> => {
  const limit = (): number => Date.now() + (hours + 2 * MINUTE) * 3_600_000;
  while (Date.parse((await feed()).nextTryAt ?? '') > limit()) await pause(50);
};
const start = async (): Promise<void> => {
  service = startNode(CLI, ['serve'], environment());
  const said = await untilOutput(
    service,
    /Status\s+http\S+[\s\S]*Operator\s+http\S+|Operator\s+http\S+[\s\S]*Status\s+http\S+/,
  );
  operator = /Operator\s+(http\S+)/.exec(said)![1]!;
  monitor = /Status\s+(http\S+)/.exec(said)![1]!;
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-clock-'));
  server = await startLaval(3);
  await setClock(0);
  const source = ['--id', 'laval', '--protocol', 'ckan', '--endpoint', server.url, '--schedule', '* * * * *'];
  const { code } = await runNode(CLI, ['source', 'add', ...source], environment());
  expect(code).toBe(0);
  await start();
});
afterAll(async () => {
  await stopProcess(service);
  await server.stop();
  await rm(dir, { recursive: true });
});

/** Lets a minute pass on the process's clock, whatever time it shows: expects exactly one poll per minute. */
const onePollAMinute = async (): Promise<void> => {
  await untilSeen();
  const before = (await runs()).length;
  await setClock(hours + 1.1 * MINUTE);
  await untilRuns(before + 1);
};

test.each([
  ['three hours back', -3],
  ['three hours on', 3],
  ['two days back', -2 * DAYS],
  ['two days on', 2 * DAYS],
  ['400 days on', 400 * DAYS],
  ['400 days back', -400 * DAYS],
])('a clock that is set %s stops no polling, and polls nothing twice', async (_name, jump) => {
  await onePollAMinute();
  const before = await runs();
  await setClock(hours + jump);
  // Set forward, one interval is over; set back, none is.
  if (jump > 0) await untilRuns(before.length + 1);
  else {
    expect((await feed()).state).not.toBe('fresh');
    await untilSeen();
    expect(await runs()).toHaveLength(before.length);
  }
  await onePollAMinute();
  const after = await runs();
  expect(after.length - before.length).toBe(jump > 0 ? 2 : 1);
  const numbers = after.map(({ run }) => run);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  expect(after.every(({ complete }) => complete)).toBe(true);
  expect((await feed()).state).toBe('fresh');
  expect((await fetch(`${operator}/livez`)).status).toBe(200);
});

test('a clock that was set back while nothing ran is detected at the start', async () => {
  await onePollAMinute();
  await stopProcess(service);
  await setClock(hours - 2 * DAYS);
  await start();
  await onePollAMinute();
});
