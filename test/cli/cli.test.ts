import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Run, Source } from '@moisson/contracts';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode, startNode, stopProcess, untilOutput } from '../support/process.ts';
import { freePorts } from '../support/free-ports.ts';

const CLI = 'services/standalone/src/cli.ts';
const SIZE = 60;
let server: CatalogueServer;
let dir: string;

beforeAll(async () => {
  server = await CatalogueServer.start(
    new SimulatedCatalogue({
      id: 'laval',
      protocol: 'ckan',
      seed: 4,
      size: SIZE,
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    }),
  );
  dir = await mkdtemp(join(tmpdir(), 'moisson-cli-'));
});
afterAll(async () => {
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

const environment = (data: string): Record<string, string> => ({
  MOISSON_DATA_DIR: join(dir, data),
  MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
  ...freePorts,
});
const moisson = (data: string, ...args: string[]) => runNode(CLI, args, environment(data));
/** Returns the one JSON value that a command printed; fails if it printed anything else. */
const json = async (data: string, ...args: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await moisson(data, ...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
};
const add = (id: string): string[] => ['source', 'add', '--id', id, '--protocol', 'ckan', '--endpoint', server.url];

describe.each([
  ['without a running service', 'alone', false],
  ['with a running service', 'served', true],
])('moisson %s', (_name, data, served) => {
  let service: ReturnType<typeof startNode> | undefined;
  beforeAll(async () => {
    if (!served) return;
    service = startNode(CLI, ['serve'], environment(data));
    await untilOutput(service, /Status\s+http/);
  });
  afterAll(async () => {
    if (service !== undefined) expect(await stopProcess(service)).toBe(0);
  });

  test('adds a source, reads it, lists it, pauses and resumes it', async () => {
    const unknown = await moisson(data, ...add('laval'), '--organization', 'vile-de-laval');
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('« vile-de-laval » n’est pas inscrite') });
    await json(data, 'organization', 'add', '--id', 'ville-de-laval', '--name', 'Ville de Laval');
    const near = await moisson(data, ...add('laval'), '--organization', 'vile-de-laval');
    expect(near).toMatchObject({ code: 1, stderr: expect.stringContaining('vouliez-vous dire ville-de-laval?') });
    const granted = await moisson(data, ...add('laval'), '--speaks-for', 'ville-de-laval,longueil');
    expect(granted).toMatchObject({ code: 1, stderr: expect.stringMatching(/speaksFor\.1.*longueil/) });
    expect(await json(data, 'organization', 'list')).toEqual([
      { id: 'ville-de-laval', name: { fr: 'Ville de Laval' } },
    ]);
    expect(Source.parse(await json(data, ...add('laval'), '--organization', 'ville-de-laval'))).toMatchObject({
      id: 'laval',
      state: 'active',
    });
    expect(await json(data, 'source', 'check', 'laval')).toMatchObject({ records: SIZE });
    const run = Run.parse(await json(data, 'source', 'run', 'laval', '--wait'));
    expect(run).toMatchObject({ outcome: 'succeeded', complete: true, counts: { seen: SIZE }, problems: [] });
    expect(await json(data, 'source', 'list')).toMatchObject([
      { id: 'laval', feed: { state: 'fresh', records: SIZE } },
    ]);
    expect(await json(data, 'runs', '--source', 'laval')).toContainEqual(run);
    expect(await json(data, 'source', 'pause', 'laval')).toMatchObject({ state: 'paused' });
    expect(await json(data, 'source', 'show', 'laval')).toMatchObject({ feed: { state: 'paused' } });
    expect(await json(data, 'source', 'resume', 'laval')).toMatchObject({ state: 'active' });
    expect(await json(data, 'dead-letter', 'list')).toEqual([]);
    const checks = await json(data, 'doctor');
    expect(checks).toContainEqual(expect.objectContaining({ name: 'store', ok: true }));
    for (const name of ['registry', 'catalogue', 'changelog'])
      expect(checks).toContainEqual({
        ...{ name: `file ${name}`, ok: expect.any(Boolean) },
        detail: expect.stringMatching(new RegExp(`Mio sur \\d+ Mio .*libres sur le disque; .*${name}.sqlite$`)),
      });
    expect(await json(data, 'rebuild')).toEqual({ records: SIZE, failed: [] });
  });

  test('holds a mass removal until it is approved; problems of a run are no failure of the command', async () => {
    server.catalogue.fault = 'half-page-half-count';
    server.catalogue.recordAnswers = 'never';
    const held = Run.parse(await json(data, 'source', 'run', 'laval', '--wait'));
    expect(held).toMatchObject({ outcome: 'held', complete: true, counts: { held: SIZE / 2, removed: 0 } });
    const [hold] = (await json(data, 'hold', 'list')) as { id: string }[];
    expect(await json(data, 'hold', 'refuse', hold!.id)).toMatchObject({ state: 'refused' });
    server.catalogue.fault = 'login-page';
    expect(await json(data, 'source', 'run', 'laval', '--wait')).toMatchObject({ outcome: 'failed' });
    server.catalogue.fault = undefined;
    expect(await json(data, 'source', 'run', 'laval', '--wait')).toMatchObject({ outcome: 'succeeded' });
    server.catalogue.fault = 'half-page-half-count';
    await json(data, 'source', 'run', 'laval', '--wait');
    const [again] = (await json(data, 'hold', 'list')) as { id: string }[];
    expect(await json(data, 'hold', 'approve', again!.id)).toMatchObject({ state: 'approved' });
    expect(await json(data, 'source', 'list')).toMatchObject([{ feed: { records: SIZE / 2 } }]);
    server.catalogue.fault = undefined;
  });

  test('shows what the first records of a source would become, and registers nothing', async () => {
    const settings = ['--id', 'essai', '--protocol', 'ckan', '--endpoint', server.url];
    const { code, stdout } = await moisson(data, 'source', 'preview', ...settings);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/Licences:\n {2}.+ → .+ \(\d+\)/) });
    expect(await json(data, 'source', 'preview', ...settings)).toMatchObject({
      ...{ state: 'done', extent: 'preview', result: { preview: expect.arrayContaining([expect.anything()]) } },
    });
    expect((await moisson(data, 'source', 'show', 'essai')).code).toBe(1);
  });

  test('applies sources as code, dry first, and retires one with its records', async () => {
    const file = join(dir, `${data}.yaml`);
    await writeFile(file, `sources:\n  - { id: gatineau, protocol: ckan, endpoint: "${server.url}" }\n`);
    for (const dry of [['plan'], ['apply', '--dry-run']])
      expect(await json(data, ...dry, '-f', file)).toMatchObject([
        { kind: 'source', id: 'gatineau', action: 'created' },
        { kind: 'source', id: 'laval', action: 'not-in-file', owner: { kind: 'console' } },
      ]);
    expect(await json(data, 'apply', '-f', file)).toEqual([{ id: 'gatineau', action: 'created' }]);
    expect(await json(data, 'apply', '-f', file)).toEqual([{ id: 'gatineau', action: 'unchanged' }]);
    await json(data, 'source', 'run', 'gatineau', '--wait');
    expect(await json(data, 'source', 'retire', 'gatineau')).toMatchObject({ state: 'retired' });
    expect(await json(data, 'source', 'show', 'gatineau')).toMatchObject({
      lastRun: { trigger: 'retirement', counts: { removed: SIZE } },
    });
    expect((await moisson(data, ...add('gatineau'))).code).toBe(1);
  });
});

describe('moisson speaks one language, that of LANG', () => {
  const said = async (lang: string, ...args: string[]): Promise<string> => {
    const { stdout, stderr } = await runNode(CLI, args, { ...environment('wrong'), LANG: lang });
    return stdout + stderr;
  };
  const FRENCH = /\b(?:les|une?|du|est|pas|commande|afficher|lettres|inconnue|manque|Introuvable)\b/;
  const ENGLISH = /\b(?:the|is|not|an|letters|unknown|command|required|error|Usage|did you mean)\b/i;

  test.each([
    ['the help', ['--help']],
    ['the help of a command', ['source', '--help']],
    ['an unknown command', ['moissonner']],
    ['a missing option', ['source', 'add', '--id', 'x']],
    ['a value that is refused', ['source', 'add', '--id', 'X', '--protocol', 'ckan', '--endpoint', 'http://a.ca']],
    ['a source that is not there', ['source', 'run', 'nulle-part']],
    [
      'a schedule that is none',
      [...['source', 'add', '--id', 'x', '--protocol', 'ckan'], '--endpoint', 'http://a.ca', '--schedule', 'demain'],
    ],
  ])('in %s', async (_what, args) => {
    const [fr, en] = [await said('fr_CA.UTF-8', ...args), await said('en_CA.UTF-8', ...args)];
    expect(fr).toMatch(FRENCH);
    expect(fr).not.toMatch(ENGLISH);
    expect(en).toMatch(ENGLISH);
    expect(en).not.toMatch(FRENCH);
  });
});

describe('moisson says what is wrong and how to go on', () => {
  test.each([
    ['an unknown command', ['moissonner'], 2, /moissonner/],
    ['a missing option', ['source', 'add', '--id', 'x'], 2, /--protocol/],
    [
      'an unknown protocol',
      ['source', 'add', '--id', 'x', '--protocol', 'ftp', '--endpoint', 'http://a.ca'],
      2,
      /ckan/,
    ],
    [
      'an id with capitals',
      ['source', 'add', '--id', 'X', '--protocol', 'ckan', '--endpoint', 'http://a.ca'],
      2,
      /--id/,
    ],
    [
      'an organization to speak for that is no slug',
      [...['source', 'add', '--id', 'x', '--protocol', 'ckan'], '--endpoint', 'http://a.ca', '--speaks-for', 'a,Laval'],
      2,
      /speaksFor\.1/,
    ],
    ['an address that is none', ['source', 'add', '--id', 'x', '--protocol', 'ckan', '--endpoint', 'a'], 2, /endpoint/],
    [
      'an authority that is no number',
      [...['source', 'add', '--id', 'x', '--protocol', 'ckan'], '--endpoint', 'http://a.ca', '--authority', 'haute'],
      2,
      /authority/,
    ],
    [
      'a schedule that is none',
      [...['source', 'add', '--id', 'x', '--protocol', 'ckan'], '--endpoint', 'http://a.ca', '--schedule', 'demain'],
      1,
      /demain/,
    ],
    ['a source that is not there', ['source', 'run', 'nulle-part'], 1, /nulle-part/],
    ['a hold that is not there', ['hold', 'approve', 'rien'], 1, /rien/],
    ['a file that is not there', ['apply', '-f', '/nulle/part.yaml'], 1, /nulle\/part\.yaml/],
  ])('%s', async (_name, args, code, message) => {
    const output = await moisson('wrong', ...args);
    expect(output).toMatchObject({ code, stdout: '' });
    expect(output.stderr).toMatch(message);
    const asJson = await moisson('wrong', ...args, '--json');
    expect(asJson.code).toBe(code);
    expect(JSON.parse(asJson.stdout)).toHaveProperty('error');
  });

  test.each([
    ['sources:\n  - id: a\n    protocol: ftp\n    endpoint: http://a.ca\n', /:3: sources\.0\.protocol/],
    ['sources:\n  - id: a\n  protocol\n', /yaml:\d+:/],
    ['sources:\n  - { id: a, protocol: ckan, endpoint: "http://a.ca", grace: 3 }\n', /:2: .*grace/],
    ['nonsense: true\n', /nonsense|sources/],
  ])('a file of sources with a fault names the line: %j', async (text, message) => {
    const file = join(dir, 'faulty.yaml');
    await writeFile(file, text);
    const { code, stderr } = await moisson('wrong', 'apply', '-f', file);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });

  test('a misspelt variable, and a folder that another process holds without a console', async () => {
    const { code, stderr } = await runNode(CLI, ['runs'], { ...environment('wrong'), MOISSON_PORTAL_PROT: '1' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('MOISSON_PORTAL_PROT') });
  });
});
