import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { OperatorClient, runCli } from '@moisson/cli';
import { connectors } from '@moisson/connectors';
import { MAX_UPLOAD_BYTES, SourceId, uploadAddress } from '@moisson/contracts';
import { startOperator } from '@moisson/operator';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { ManualClock } from '@moisson/testkit';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const id = SourceId.parse('mrc');
const HEADER = 'Identifiant;Titre;Description;Lien\r\n';
const rows = (...names: readonly string[]): string =>
  names.map((name) => `${name};Jeu ${name};Ce que la MRC publie;https://mrc.example.org/${name}.csv\r\n`).join('');
const NAMES = Array.from({ length: 30 }, (_, at) => `jeu-${at}`);

let dir: string;
let line: EmbeddedLine;
let operator: { readonly url: string; stop(): Promise<void> };
const clock = new ManualClock();

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-upload-'));
  const config = readConfig({ MOISSON_DATA_DIR: join(dir, 'data'), MOISSON_LOG_LEVEL: 'silent' });
  const log = createLogger('test', 'silent');
  line = await EmbeddedLine.open(config, log, { clock });
  // It kicks no harvester: the test polls.
  const { store, changeLog, fetching } = line;
  operator = await startOperator({
    store,
    changeLog,
    connectors,
    fetching,
    log,
    listen: { host: '127.0.0.1', port: 0 },
  });
});
afterEach(async () => {
  await operator.stop();
  await line.close();
  await rm(dir, { recursive: true, force: true });
});

/** Runs a command; returns its exit code and what it printed. */
const moisson = async (...args: string[]): Promise<{ code: number; output: string }> => {
  let output = '';
  const write = (text: string): void => void (output += text);
  const never = (): Promise<never> => Promise.reject(new Error('not asked for'));
  const code = await runCli(args, {
    language: 'en',
    write,
    writeError: write,
    connect: (work) => work(new OperatorClient(operator.url, { language: 'en' })),
    ...{
      serve: never,
      topics: never,
      migrate: never,
      rebuildSearch: never,
      rebuild: never,
      mcp: never,
      portalUrl: () => '',
    },
    resolve: (path) => path,
    local: () => ({ versions: {}, settings: {}, metrics: never }),
  });
  return { code, output };
};
const fileOf = async (content: string | Uint8Array, name = 'liste.csv'): Promise<string> => {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
};
const add = async (content: string | Uint8Array) =>
  moisson('source', 'add', '--id', id, '--file', await fileOf(content));
const upload = async (content: string | Uint8Array) => moisson('source', 'upload', id, await fileOf(content));
const poll = async (hours = 24) => {
  clock.advance({ hours });
  await line.pollNow(id);
  const [run] = await line.store.runs.list({ sourceId: id, limit: 1 });
  return run!;
};
const isDue = async (): Promise<boolean> => {
  const { nextDueAt } = await line.store.polls.status(id);
  return nextDueAt !== undefined && Date.parse(nextDueAt) <= clock.now().getTime();
};

test('a list is uploaded, read, not read again while it is the same, and read again when it is replaced', async () => {
  const added = await add(Buffer.from(HEADER + rows(...NAMES).replaceAll('Ce que', 'Données de'), 'latin1'));
  expect(added).toMatchObject({ code: 0 });
  expect(added.output).toMatch(/separator ;, windows-1252: 30 datasets in 30 rows/i);
  expect(await isDue()).toBe(true);
  expect(await poll(0)).toMatchObject({ outcome: 'succeeded', complete: true, counts: { created: 30 } });
  expect(await poll()).toMatchObject({ reading: 'not-modified', counts: { unchanged: 30 } });
  expect(await isDue()).toBe(false);
  expect(await upload(HEADER + rows(...NAMES, 'nouveau'))).toMatchObject({ code: 0 });
  expect(await isDue()).toBe(true);
  expect(await poll(0)).toMatchObject({ reading: 'full', counts: { created: 1, removed: 0 } });
  const shown: unknown = await (await fetch(`${operator.url}/api/v1/sources/${id}/file`)).json();
  expect(shown).toMatchObject({ name: 'liste.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
  expect(shown).not.toHaveProperty('content');
});

test.each([
  ['a header alone', HEADER, 'held'],
  ['a list that was cut between two rows', HEADER + rows(...NAMES.slice(0, 10)), 'held'],
  ['a list that was cut within its last cell', (HEADER + rows(...NAMES)).slice(0, -10), 'partial'],
])('%s removes nothing by itself', async (_, content, outcome) => {
  await add(HEADER + rows(...NAMES));
  await poll(0);
  expect(await upload(content)).toMatchObject({ code: 0 });
  for (let day = 0; day < 5; day += 1) expect(await poll()).toMatchObject({ outcome, counts: { removed: 0 } });
  expect(await line.store.snapshots.count(id)).toBe(NAMES.length);
});

test.each([
  ['an empty file', '', /the file is empty/],
  ['a page', '<!doctype html><title>Connexion</title>', /./],
  ['a list that was cut within a row', (HEADER + rows(...NAMES)).slice(0, -40), /cut|truncated/i],
  ['bytes', Buffer.from([0, 1, 2, 255, 0, 0, 7]), /./],
  ['a file that is too large', Buffer.alloc(MAX_UPLOAD_BYTES + 1, 97), /larger than 2097152 bytes/],
])('%s is refused with the reason, and the file before stays', async (_, content, reason) => {
  await add(HEADER + rows(...NAMES));
  const before = await line.store.uploads.get(id);
  const refused = await upload(content);
  expect(refused.code).not.toBe(0);
  expect(refused.output).toMatch(reason);
  expect(await line.store.uploads.get(id)).toEqual(before);
});

test('a file is refused whose hash is not that of its bytes, and for a source that reads an address', async () => {
  await add(HEADER + rows(...NAMES));
  const send = async (source: string, body: object) => {
    const response = await fetch(`${operator.url}/api/v1/sources/${source}/file`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  const content = Buffer.from(HEADER).toString('base64');
  expect(await send(id, { name: 'a.csv', content, sha256: 'a'.repeat(64) })).toEqual([400, 'request.invalid']);
  expect(await send(id, { name: '../a.csv', content })).toEqual([400, 'request.invalid']);
  expect(await send(id, { name: 'a.csv', content: '%%%' })).toEqual([400, 'request.invalid']);
  expect(await send('inconnue', { name: 'a.csv', content })).toEqual([404, 'request.not-found']);
  await moisson('source', 'add', '--id', 'web', '--protocol', 'table', '--endpoint', 'https://mrc.example.org/l.csv');
  expect(await send('web', { name: 'a.csv', content })).toEqual([409, 'request.conflict']);
});

test('a source whose file is not there yet says what to do; the file of another source is never its own', async () => {
  const endpoint = uploadAddress(id);
  expect(await moisson('source', 'add', '--id', id, '--protocol', 'table', '--endpoint', endpoint)).toMatchObject({
    code: 0,
  });
  expect((await line.store.polls.status(id)).nextDueAt).toBeUndefined();
  expect(await poll(0)).toMatchObject({ complete: false, problems: [{ code: 'fetch.file-missing' }] });
  const other = await moisson('source', 'add', '--id', 'autre', '--protocol', 'table', '--endpoint', endpoint);
  expect(other).toMatchObject({ code: 1, output: expect.stringContaining('https://autre.upload.invalid/list.csv') });
  const both = await moisson('source', 'add', '--id', 'x', '--file', 'a.csv', '--address', 'https://a.ca');
  expect(both).toMatchObject({ code: 2, output: expect.stringContaining('--file is in place of --address') });
});
