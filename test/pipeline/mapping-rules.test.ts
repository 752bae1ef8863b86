import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MappingRules, recordId, SourceId } from '@moisson/contracts';
import type { LiveRecord } from '@moisson/domain';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, startLineOperator } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliOn } from '../support/cli-on.ts';

const id = SourceId.parse('laval');
const SIZE = 12;

let opened: AsyncDisposableStack;
let dir: string;
let line: EmbeddedLine;
let url: string;
let endpoint: string;
let asked: number;
const clock = new ManualClock();

/** A package as the city writes it, with a licence, a theme, a frequency and formats of its own spelling. */
const packageAt = (at: number): object => ({
  ...{ id: `p${at}`, name: `jeu-${at}`, title: `Jeu ${at}`, notes: `Description du jeu numéro ${at}, assez longue.` },
  ...{ license_title: at % 2 === 0 ? 'Licence de la Ville' : undefined, update_frequency: 'chaque lundi' },
  ...{
    groups: [{ name: 'vie-de-quartier', title: 'Vie de quartier' }],
    organization: { name: 'parcs', title: 'Parcs' },
  },
  ...{ resources: [{ id: `r${at}`, name: 'f', url: `https://ville.example/f${at}`, format: 'Tableur' }] },
  // A password in an address is not stored: the stored original has other bytes than the source sends.
  ...(at === 0 ? { url: 'https://moi:secret@ville.example/jeu' } : {}),
});

beforeEach(async () => {
  opened = new AsyncDisposableStack();
  asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const start = Number(new URL(request.url!, 'http://x').searchParams.get('start') ?? 0);
    const results = Array.from({ length: SIZE }, (_, at) => packageAt(at)).slice(start);
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ success: true, result: { count: SIZE, results } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  dir = opened.adopt(await mkdtemp(join(tmpdir(), 'moisson-rules-')), (one) => rm(one, { recursive: true }));
  const config = readConfig({
    MOISSON_DATA_DIR: join(dir, 'data'),
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
  });
  const log = createLogger('test', 'silent');
  line = opened.adopt(await EmbeddedLine.open(config, log, { clock }), (one) => one.close());
  const operator = await startLineOperator(line, config, log, { host: '127.0.0.1', port: 0 });
  opened.defer(() => operator.stop());
  url = operator.url;
  await line.store.registry.create(aSource({ endpoint, organization: undefined }));
  await line.pollNow(id);
});
afterEach(() => opened.disposeAsync());

const rules = `values:
  - { field: license, from: licence de la ville, to: cc-by-4.0 }
  - { field: theme, from: Vie de quartier, to: societe-culture }
  - { field: accrualPeriodicity, from: Chaque lundi, to: WEEKLY }
  - { field: format, from: tableur, to: XLSX }
  - { field: organization, from: Parcs, to: ville-de-laval, name: Ville de Laval }
defaults:
  - { field: license, value: cc0-1.0, statement: "Courriel de la Ville, 2026-03-02" }
`;

const done = async (...args: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await cliOn(url)(...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
};
const ruleFile = async (text = rules): Promise<string> => {
  const path = join(dir, 'regles.yaml');
  await writeFile(path, text);
  return path;
};
/** Returns the stored records of a source, without what differs from run to run. */
const records = async (sourceId = id) => {
  const ids = Array.from({ length: SIZE }, (_, at) => recordId(sourceId, `p${at}`));
  const stored = await line.store.records.get(ids);
  return ids.map((one) => {
    const { dataset, findings, contentHash } = stored.get(one) as LiveRecord;
    return { dataset, findings, contentHash };
  });
};

test('rules are previewed, then applied from the stored records without a request to the source, and undone', async () => {
  const before = await records();
  const file = await ruleFile();
  const preview = (await done('source', 'mapping', 'preview', 'laval', '-f', file)) as { changed: number };
  expect(preview).toMatchObject({ records: SIZE, changed: SIZE, isPart: false, unrecognised: [] });
  expect(await records()).toEqual(before);
  const requests = asked;
  expect(await done('source', 'mapping', 'set', 'laval', '-f', file, '--wait')).toEqual({ version: 1, warnings: [] });
  expect(asked).toBe(requests);
  const [run] = await line.store.runs.list({ sourceId: id, limit: 1 });
  expect(run).toMatchObject({
    ...{ trigger: 'remapping', reading: 'stored', outcome: 'succeeded', published: SIZE, problems: [] },
    counts: { seen: SIZE, updated: SIZE, created: 0, removed: 0 },
  });
  for (const { dataset } of await records())
    expect(dataset).toMatchObject({
      theme: ['societe-culture'],
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
      accrualPeriodicity: expect.stringMatching(/WEEKLY$/),
      distribution: [{ format: 'XLSX' }],
    });
  expect(await done('source', 'mapping', 'restore', 'laval', '0', '--wait')).toMatchObject({ version: 2 });
  expect(asked).toBe(requests);
  expect(await records()).toEqual(before);
  expect(await done('source', 'mapping', 'restore', 'laval', '1', '--wait')).toMatchObject({ version: 3 });
  expect(
    ((await done('source', 'mapping', 'show', 'laval')) as { versions: { version: number }[] }).versions.map(
      ({ version }) => version,
    ),
  ).toEqual([3, 2, 1]);
});

test('mapping stored records again gives what a fresh reading with the same rules gives', async () => {
  await done('source', 'mapping', 'set', 'laval', '-f', await ruleFile(), '--wait');
  const remapped = await records();
  const { mapping } = (await line.store.registry.get(id))!;
  const other = SourceId.parse('autre');
  await line.store.registry.create(aSource({ id: other, endpoint, organization: undefined, mapping }));
  await line.pollNow(other);
  expect(remapped).toEqual(await records(other));
  // The next reading finds nothing to change.
  clock.advance({ hours: 6 });
  await line.pollNow(id);
  const [run] = await line.store.runs.list({ sourceId: id, limit: 1 });
  expect(run).toMatchObject({ reading: 'full', published: 0, counts: { seen: SIZE, unchanged: SIZE } });
});

test('an operator’s statement is told as one in the provenance of the dataset', async () => {
  await done('source', 'mapping', 'set', 'laval', '-f', await ruleFile(), '--wait');
  const all = await line.store.datasetReads.scan(undefined, 50);
  const stated = all.flatMap(({ provenance, license }) =>
    provenance.license?.statement === undefined ? [] : [license],
  );
  expect(stated).toHaveLength(SIZE / 2);
  for (const { provenance } of all) expect(provenance.theme?.statement).toBeUndefined();
});

test('a remapping does not make a feed fresher, and leaves the next reading due', async () => {
  const status = await line.store.polls.status(id);
  await done('source', 'mapping', 'set', 'laval', '-f', await ruleFile(), '--wait');
  await line.harvester.idle();
  const after = await line.store.polls.status(id);
  expect(after).toMatchObject({ lastCompleteAt: status.lastCompleteAt, consecutiveFailures: 0 });
  expect(after.nextDueAt).toBe(status.nextDueAt);
  // One whose schedule has passed stays due.
  clock.advance({ hours: 13 });
  await done('source', 'mapping', 'restore', 'laval', '0', '--wait');
  await line.harvester.idle();
  expect((await line.store.polls.status(id)).nextDueAt).toBe(clock.now().toISOString());
});

test.each([
  [
    'a licence that is none',
    'values:\n  - { field: license, from: x, to: la nôtre }\n',
    /regles\.yaml:2: values\.0\.to: /,
  ],
  [
    'a misspelt key',
    'values:\n  - { feild: license, from: x, to: cc0 }\n',
    /regles\.yaml:2: values\.0\.feild: unknown key/,
  ],
  ['nothing', '', /regles\.yaml:1: the file is empty; expected "values:"/],
])('a file of rules with %s is refused with its line', async (_name, text, message) => {
  const file = await ruleFile(text);
  const { code, stderr } = await cliOn(url)('source', 'mapping', 'set', 'laval', '-f', file);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
  expect((await line.store.registry.get(id))!.mapping).toBeUndefined();
});

test('rules in a file of sources are part of its plan', async () => {
  expect(MappingRules.parse({})).toEqual({ values: [], rename: [], defaults: [] });
  const file = await ruleFile(
    `sources:\n  - { id: laval, protocol: ckan, endpoint: "${endpoint}", name: { fr: Ville de Laval }, schedule: '0 */6 * * *', mapping: { values: [{ field: format, from: tableur, to: XLSX }] } }\n`,
  );
  const plan = (await done('plan', '-f', file)) as { action: string; changes: { field: string }[] }[];
  expect(plan).toMatchObject([{ action: 'updated', changes: [{ field: 'mapping' }] }]);
  await done('apply', '-f', file);
  expect(((await done('plan', '-f', file)) as { action: string }[])[0]).toMatchObject({ action: 'unchanged' });
});
