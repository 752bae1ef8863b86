import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OperatorClient, runCli } from '@moisson/cli';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, startLineOperator } from '@moisson/standalone';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let dir: string;
let line: EmbeddedLine;
let operator: { readonly url: string; stop(): Promise<void> };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-careless-'));
  const config = readConfig({ MOISSON_DATA_DIR: join(dir, 'data'), MOISSON_LOG_LEVEL: 'silent' });
  const log = createLogger('test', 'silent');
  line = await EmbeddedLine.open(config, log);
  operator = await startLineOperator(line, config, log, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await operator.stop();
  await line.close();
  await rm(dir, { recursive: true, force: true });
});

const moisson = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  const output = { stdout: '', stderr: '' };
  const never = (): Promise<never> => Promise.reject(new Error('not asked for'));
  const code = await runCli(args, {
    language: 'en',
    write: (text) => (output.stdout += text),
    writeError: (text) => (output.stderr += text),
    connect: (work) => work(new OperatorClient(operator.url, { language: 'en' })),
    serve: never,
    topics: never,
    migrate: never,
    rebuildSearch: never,
    mcp: never,
    rebuild: never,
    resolve: (path) => path,
  });
  return { code, ...output };
};
const written = async (content: string | Uint8Array): Promise<string> => {
  const file = join(dir, 'sources.yaml');
  await writeFile(file, content);
  return file;
};
const registry = async (): Promise<unknown> => [
  await line.store.registry.list(),
  await line.store.registry.organizations(),
];

const source = (id: string, more = ''): string =>
  `  - id: ${id}\n    protocol: ckan\n    endpoint: https://${id}.example\n${more}`;
const good = `organizations:\n  - { id: ville-de-laval, name: { fr: Laval } }\nsources:\n${source('bonne')}`;
const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
  .split('')
  .map((name, at) => `${name}: &${name} [${`*${'abcdefghij'[at]!}, `.repeat(9)}x]\n`)
  .join('')}sources: []\n`;
const latin1 = Buffer.from(`${good}# Ville de Montréal\n    name: { fr: Québec }\n`, 'latin1');

/** Each: what an operator wrote, and the line and words expected in the answer. */
const faults: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  [
    'the same id twice',
    `${good}${source('x')}${source('bonne')}`,
    /:10: sources\.2\.id: "bonne" is the id of an earlier/,
  ],
  [
    'the same organization twice',
    'organizations:\n  - { id: o, name: { fr: O } }\n  - { id: o, name: { fr: P } }\nsources: []\n',
    /:3: organizations\.1\.id: "o"/,
  ],
  [
    'one catalogue under two ids',
    `${good}  - id: autre\n    protocol: ckan\n    endpoint: http://bonne.example/\n`,
    /:9: sources\.1\.endpoint: source "bonne" reads the same catalogue/,
  ],
  [
    'an unknown organization',
    `${good}    organization: ville-de-lavall\n`,
    /:7: sources\.0\.organization: .*did you mean ville-de-laval\?/,
  ],
  ['a schedule that is none', `${good}    schedule: demain\n`, /:7: sources\.0\.schedule: "demain"/],
  ['a misspelt key', `${good}    authorithy: 3\n`, /:7: sources\.0\.authorithy: unknown key.*did you mean authority\?/],
  [
    'a misspelt key further in',
    `${good}    politeness:\n      pageSize: 10\n      crawldelay: 3\n`,
    /:9: sources\.0\.politeness\.crawldelay: .*crawlDelaySeconds/,
  ],
  ['a misspelt language', `${good}    name: { FR: Bonne }\n`, /:7: sources\.0\.name\.FR: unknown key/],
  ['a wrong type', `${good}    authority: haute\n`, /:7: sources\.0\.authority: .*expected number/],
  ['a number for a list', 'sources: 3\n', /:1: sources: .*expected array/],
  ['a key left out', 'sources:\n  - id: a\n    protocol: ckan\n', /:2: sources\.0\.endpoint: /],
  ['a key given twice', `${good}    protocol: ckan\n`, /:7: this key is given twice/],
  ['Latin-1', latin1, /:7: not UTF-8; save the file in UTF-8 \(column 17\)/],
  ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), /:1: not UTF-8/],
  ['tabs', 'sources:\n\t- id: a\n', /:2: Tabs are not allowed/],
  ['nothing', '', /:1: the file is empty/],
  ['comments alone', '# rien\n\n', /:1: the file is empty/],
  ['two documents', `${good}---\n${good}`, /:7: a second YAML document begins here/],
  ['an alias bomb', bomb, /:\d+: .*alias/i],
  ['an alias of nothing', 'sources:\n  - *rien\n', /:2: .*alias/i],
  ['a tag for a program', 'sources: !!js/function "x"\n', /:1: .*tag/i],
  ['a sequence without end', 'sources: [\n', /:2: /],
  ['a very deep file', `sources: ${'['.repeat(20_000)}`, /:1: nested too deeply/],
  ['a list alone', '- a\n', /:1: value: .*expected object|:1: : /],
  ['a very large file', Buffer.alloc(5 * 1024 * 1024, '# '), /larger than/],
];

describe('a file with a fault is refused with its line, and nothing of it is applied', () => {
  test.each(faults)('%s', async (_name, content, message) => {
    const before = await registry();
    const file = await written(content);
    const { code, stdout, stderr } = await moisson('apply', '-f', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toContain(file);
    expect((await moisson('apply', '-f', file, '--json')).stdout).toMatch(/^\{"error":\{"code":"request\.invalid"/);
    expect(await registry()).toEqual(before);
  });

  test('a folder, and an endless device', async () => {
    for (const path of [dir, '/dev/zero']) {
      const { code, stderr } = await moisson('apply', '-f', path);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(path) });
    }
  });

  test('every fault has its own line, and in the API its own pointer', async () => {
    const file = await written(`${good}    authorithy: 3\n    schedule: 7\n`);
    const { stderr } = await moisson('apply', '-f', file);
    expect(stderr.match(/:\d+: sources\.0\./g)).toEqual([':8: sources.0.', ':7: sources.0.']);
    const answer = await fetch(`${operator.url}/api/v1/apply`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        sources: [{ id: 'a', protocol: 'ckan', endpoint: 'https://a.example', organization: 'b' }],
      }),
    });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({
        code: 'request.invalid',
        errors: [{ pointer: '/sources/0/organization', detail: expect.stringContaining('« b »') }],
      }),
    ]);
  });
});

test('a byte order mark, an already registered organization and aliases are no faults', async () => {
  await line.store.registry.putOrganizations([{ id: 'ville-de-gatineau', name: { fr: 'Gatineau' } }]);
  const file = await written(
    `\ufeffsources:\n  - &a { id: a, protocol: ckan, endpoint: "https://a.example", organization: ville-de-gatineau }\n` +
      '  - { <<: *a, id: b, filter: "organization:b" }\n',
  );
  expect(await moisson('apply', '-f', file, '--json')).toEqual({
    code: 0,
    stdout: `${JSON.stringify(['a', 'b'].map((id) => ({ id, action: 'created' })))}\n`,
    stderr: '',
  });
});

test('a write that fails in the middle reports what was written, and applying the same file again does the rest', async () => {
  const file = await written(`sources:\n${source('un')}${source('deux')}${source('trois')}`);
  const schedule = line.store.polls.schedule.bind(line.store.polls);
  line.store.polls.schedule = async (id, ...rest) => {
    if (id === 'deux') throw new Error('disk full');
    await schedule(id, ...rest);
  };
  const { code, stderr } = await moisson('apply', '-f', file);
  line.store.polls.schedule = schedule;
  expect(code).toBe(1);
  expect(stderr).toMatch(/stopped at source deux: disk full\. Already applied: un\./);
  expect((await moisson('apply', '-f', file)).code).toBe(0);
  for (const id of ['un', 'deux', 'trois'])
    expect((await line.store.polls.statuses()).find(({ sourceId }) => sourceId === id)).toHaveProperty('nextDueAt');
});
