import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { protocols, readSources } from '@moisson/connectors';
import { SourceId, type SourcesFile } from '@moisson/contracts';
import { applyFile } from '@moisson/operator';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, startLineOperator } from '@moisson/standalone';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cliOn, type CliOutput } from '../support/cli-on.ts';

let opened: AsyncDisposableStack;
let dir: string;
let line: EmbeddedLine;
let url: string;

beforeEach(async () => {
  opened = new AsyncDisposableStack();
  dir = opened.adopt(await mkdtemp(join(tmpdir(), 'moisson-as-code-')), (one) => rm(one, { recursive: true }));
  const config = readConfig({ MOISSON_DATA_DIR: join(dir, 'data'), MOISSON_LOG_LEVEL: 'silent' });
  const log = createLogger('test', 'silent');
  line = opened.adopt(await EmbeddedLine.open(config, log), (one) => one.close());
  const operator = await startLineOperator(line, config, log, { host: '127.0.0.1', port: 0 });
  opened.defer(() => operator.stop());
  url = operator.url;
});
afterEach(() => opened.disposeAsync());

const moisson = (...args: string[]): Promise<CliOutput> => cliOn(url)(...args);
const done = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await moisson(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};
const written = async (text: string, name = 'ville.yaml'): Promise<string> => {
  const path = join(dir, name);
  await writeFile(path, text);
  return path;
};
const source = (id: string, more = ''): string =>
  `  - { id: ${id}, protocol: ckan, endpoint: 'https://${id}.example'${more} }\n`;
const stateOf = async (id: string) => (await line.store.registry.get(SourceId.parse(id)))?.state;

test('after the shipped file is applied, its plan is empty, and its export applied again is the same export', async () => {
  const quebec = 'deploy/sources/quebec.yaml';
  const before = await done('plan', '-f', quebec);
  expect(before).toMatch(/^\+ source montreal$/m);
  await done('apply', '-f', quebec);
  expect(await done('plan', '-f', quebec)).toMatch(/^Nothing to change\.\n\d+ unchanged\n$/);
  const exported = await done('export');
  const file = await written(exported, 'quebec.yaml');
  expect(await done('plan', '-f', file)).toMatch(/^Nothing to change\.\n/);
  await done('apply', '-f', file);
  expect(await done('export')).toBe(exported);
  expect(await done('export', '--name', 'quebec.yaml')).toContain('id: montreal');
});

test('a plan shows each field before and after, and what the file does not name', async () => {
  const file = await written(`sources:\n${source('un')}${source('deux')}`);
  await done('apply', '-f', file);
  await done('source', 'add', '--id', 'trois', '--protocol', 'ckan', '--endpoint', 'https://trois.example');
  await written(`sources:\n${source('un', ', removalPolicy: { graceHours: 24 }, authority: 70')}${source('quatre')}`);
  expect(await done('plan', '-f', file)).toMatch(PLAN);
  await done('apply', '-f', file);
  expect(await stateOf('deux')).toBe('active');
  expect(await done('plan', '-f', file, '--prune')).toMatch(/^- source deux \(the file ville\.yaml\)$/m);
  expect(JSON.parse(await done('apply', '-f', file, '--prune', '--json'))).toContainEqual({
    ...{ id: 'deux', action: 'retired' },
  });
  expect([await stateOf('deux'), await stateOf('trois')]).toEqual(['retired', 'active']);
});
const PLAN =
  /^~ source un \(the file ville\.yaml\)\n {4}removalPolicy\.graceHours: 72 → 24\n {4}authority: 50 → 70\n\+ source quatre\n {4}id: quatre\n[^]*not in the file: deux \(the file ville\.yaml\), trois \(the console\)\n1 to create, 1 to change, 2 not in the file\n$/;

test('a file changes no source of the console or of another file, unless it takes them', async () => {
  await done('source', 'add', '--id', 'un', '--protocol', 'ckan', '--endpoint', 'https://un.example');
  const same = await written(`sources:\n${source('un')}`);
  // It says exactly what stands: nothing to write, nothing to take.
  await done('apply', '-f', same);
  expect(await line.store.registry.get(SourceId.parse('un'))).toMatchObject({ owner: { kind: 'console' } });
  const file = await written(`sources:\n${source('un', ', authority: 70')}${source('deux')}`);
  expect(await done('plan', '-f', file)).toMatch(/^! source un \(the console\)\n {4}authority: 50 → 70$/m);
  const refused = await moisson('apply', '-f', file);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('un (the console)') });
  expect(await stateOf('deux')).toBeUndefined();
  await done('apply', '-f', file, '--take');
  expect(await line.store.registry.get(SourceId.parse('un'))).toMatchObject({
    ...{ authority: 70, owner: { kind: 'file', name: 'ville.yaml' } },
  });
  const other = await written(`sources:\n${source('un', ', authority: 71')}`, 'autre.yaml');
  expect((await moisson('apply', '-f', other)).stderr).toContain('un (the file ville.yaml)');
});

test('a source that was registered before owners were kept belongs to the first file that names it', async () => {
  await done('apply', '-f', await written(`sources:\n${source('un')}`));
  await line.store.registry.update(SourceId.parse('un'), ({ owner: _, ...former }) => former);
  const file = await written(`sources:\n${source('un')}`);
  expect(await done('plan', '-f', file)).toMatch(/^> source un$/m);
  await done('apply', '-f', file);
  expect(await done('plan', '-f', file)).toMatch(/^Nothing to change\./);
});

test.each([
  ['that the command finds', 'authority: haute', /expected number/],
  ['that only the registry can find', 'organization: nulle-part', /neither in this file nor registered/],
])(
  'of 10,000 sources with one fault %s, the line and the column are told, and nothing is applied',
  async (_, fault, told) => {
    const lines = Array.from(
      { length: 10_000 },
      (_line, at) =>
        `  - { id: s${at}, protocol: ckan, endpoint: 'https://s${at}.example'${at === 7000 ? `, ${fault}` : ''} }`,
    );
    const file = await written(`sources:\n${lines.join('\n')}\n`);
    const { code, stdout, stderr } = await moisson('apply', '-f', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).toMatch(/ville\.yaml:7002: sources\.7000\.(?:authority|organization): .* \(column \d+\)/);
    expect(await line.store.registry.list()).toEqual([]);
  },
);

test('10,000 sources fit into one file, and the second apply has nothing to do', async () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => source(`s${at}`)).join('');
  const file = await written(`sources:\n${lines}`);
  await done('apply', '-f', file);
  expect(await done('plan', '-f', file)).toBe('Nothing to change.\n10000 unchanged\n');
});

/** A valid file of any protocols. */
const aFile: fc.Arbitrary<SourcesFile> = fc
  .uniqueArray(
    fc.record(
      {
        id: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
        of: fc.constantFrom(
          ...protocols.flatMap(({ name, examples }) => examples.map(({ endpoint }) => ({ name, endpoint }))),
        ),
        name: fc.record({ fr: fc.string({ maxLength: 20, unit: 'grapheme' }) }),
        schedule: fc.constantFrom('0 3 * * *', '7 */6 * * *'),
        authority: fc.integer({ min: 0, max: 1000 }),
        unknowns: fc.array(fc.string({ maxLength: 30, unit: 'grapheme' }), { maxLength: 2 }),
        removalPolicy: fc.record({ graceHours: fc.integer({ min: 0, max: 100 }) }, { requiredKeys: [] }),
        politeness: fc.record({ pageSize: fc.integer({ min: 1, max: 1000 }) }, { requiredKeys: [] }),
      },
      { requiredKeys: ['id', 'of'] },
    ),
    // Two sources that read one catalogue are a fault.
    { selector: ({ of }) => of.name, maxLength: 5 },
  )
  .filter((sources) => new Set(sources.map(({ id }) => id)).size === sources.length)
  .map((sources) =>
    readSources({ sources: sources.map(({ of, ...rest }) => ({ ...rest, protocol: of.name, endpoint: of.endpoint })) }),
  );

test('whatever the file says: its plan is empty once it is applied, and an export applied is the same export', async () => {
  await fc.assert(
    fc.asyncProperty(aFile, async (given) => {
      const before = await line.store.registry.list();
      const rest = before.filter(({ state }) => state !== 'retired').map(({ id }) => id);
      // Ids are used for ever: each situation has its own.
      const file = {
        ...given,
        sources: given.sources.map((one) => ({ ...one, id: SourceId.parse(`${one.id}${before.length}`) })),
      };
      const choices = { name: 'p', prune: true, take: true };
      await applyFile(line, file, choices);
      const again = await applyFile(line, file, choices);
      expect(again.map(({ action }) => action)).toEqual(file.sources.map(() => 'unchanged'));
      const exported = await done('export');
      const path = await written(exported, 'p');
      expect(await done('plan', '-f', path, '--prune')).toMatch(/^Nothing to change\./);
      await done('apply', '-f', path, '--prune');
      expect(await done('export')).toBe(exported);
      expect((parse(exported) as SourcesFile).sources.map(({ id }) => id).sort()).toEqual(
        file.sources.map(({ id }) => id).sort(),
      );
      expect(rest.every((id) => !exported.includes(`id: ${id}\n`))).toBe(true);
    }),
    { numRuns: 20 },
  );
});
