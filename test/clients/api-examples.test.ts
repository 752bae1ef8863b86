import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPortalOf, type PortalOf } from '../support/portal-of.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const SIZE = 130;
const stack = new AsyncDisposableStack();
let portal: PortalOf;
let dir: string;
const codes = new Map<string, string>();

beforeAll(async () => {
  dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-examples-')), (one) => rm(one, { recursive: true }));
  portal = stack.use(await startPortalOf(SIZE));
  const page = await readFile(join(root, 'docs', 'clients', 'examples.md'), 'utf8');
  for (const [, language, code] of page.matchAll(/^```(\w+)\n(.*?)^```$/gms))
    codes.set(language!, code!.replaceAll('https://moisson.example', portal.url));
});
afterAll(() => stack.disposeAsync());

/** Runs the page's example, without its filter by a word. Returns the lines that it prints; undefined, with a message, without the tool. */
const linesOf = async (tool: string, args: readonly string[], cwd: string): Promise<string[] | undefined> => {
  try {
    const { stdout } = await run(tool, args, { cwd, timeout: 60_000, maxBuffer: 16 * 1024 * 1024 });
    return stdout.trimEnd().split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || process.env.CI === 'true') throw error;
    console.warn(`${tool} is not here: its example is not run`);
    return undefined;
  }
};
const code = (language: string): string => {
  const given = codes.get(language)!;
  const all = given.replace(/q: 'arbres', |q='arbres', |q=arbres&/, '');
  expect(all).not.toBe(given);
  return all;
};

test('the example in TypeScript reads every dataset, and the feed of changes', async () => {
  const lines = await linesOf(process.execPath, ['--input-type=module-typescript', '--eval', code('ts')], root);
  expect(lines!.at(-2)).toBe('1 organizations');
  expect(lines!.at(-1)).toMatch(/^up to http:.*\/changes\/[0-9a-f]{12}\/1#\d+$/);
  expect(new Set(lines!.slice(0, -2)).size).toBe(SIZE);
});

test('the example in Python reads every dataset', async () => {
  const lines = await linesOf('python3', ['-c', code('python')], dir);
  if (lines !== undefined) expect(new Set(lines).size).toBe(SIZE);
});

test('each command of the examples with curl is answered', async () => {
  const lines = await linesOf('bash', ['-e', '-c', code('sh')], dir);
  if (lines === undefined) return;
  expect(JSON.parse(lines[0]!.slice(0, lines[0]!.indexOf('}{') + 1))).toMatchObject({ total: SIZE });
  expect(await readdir(dir)).toEqual(['laval.csv']);
  expect((await readFile(join(dir, 'laval.csv'), 'utf8')).split('\r\n').length).toBeGreaterThan(SIZE);
});
