import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { topics, type Run } from '@moisson/contracts';
import { createLogger, readConfig } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { EmbeddedLine, startStandalone, type Standalone } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenApiContract } from '../support/open-api-contract.ts';
import { freePorts } from '../support/free-ports.ts';

const stack = new AsyncDisposableStack();
const logged: string[] = [];
let addresses: Standalone['addresses'];

/** Ways to make an unreadable row from a good one. */
const damages: readonly ((doc: string) => string)[] = [
  () => 'pas du JSON',
  () => '{}',
  () => 'null',
  () => '[]',
  (doc) => doc.slice(0, doc.length / 2),
  (doc) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(doc) as object).slice(0, 4))),
  (doc) => JSON.stringify(Object.fromEntries(Object.keys(JSON.parse(doc) as object).map((name) => [name, 7]))),
];

/** Inserts a damaged copy of each kind beside the rows of a table. */
const plant = (
  db: DatabaseSync,
  table: string,
  column: string,
  ids: string,
  copy: (id: string, doc: string) => void,
): void => {
  const row = db.prepare(`SELECT ${ids} AS id, ${column} AS doc FROM ${table} LIMIT 1`).get() as {
    id: string;
    doc: string;
  };
  damages.forEach((damage, at) => copy(`${row.id.replace(/\d*$/, '')}${9000 + at}`, damage(row.doc)));
};

beforeAll(async () => {
  const server = stack.adopt(
    await CatalogueServer.start(
      new SimulatedCatalogue({
        ...{ id: 'laval', protocol: 'ckan', seed: 3, size: 20 },
        organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
      }),
    ),
    (one) => one.stop(),
  );
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-rows-')), (one) => rm(one, { recursive: true }));
  const config = readConfig({
    ...{ MOISSON_DATA_DIR: dir, MOISSON_EGRESS_ALLOW: '127.0.0.0/8', MOISSON_LOG_LEVEL: 'silent' },
    ...freePorts,
  });
  const line = stack.adopt(await EmbeddedLine.open(config, createLogger('test', 'silent')), (one) => one.close());
  const source = aSource({ endpoint: server.url });
  await line.store.registry.create(source);
  await line.store.registry.putOrganizations([{ id: 'ville-de-laval', name: { fr: 'Laval' } }]);
  await line.pollNow(source.id);
  const [run] = await line.store.runs.list({ limit: 1 });
  await line.store.holds.put({
    ...{
      id: 'laval:1',
      sourceId: source.id,
      run: run!.run,
      createdAt: run!.startedAt,
      reason: 'removal.share-exceeded',
    },
    ...{ records: 9, known: 20, examples: [], state: 'pending' },
  });

  const registry = new DatabaseSync(join(dir, 'registry.sqlite'));
  plant(registry, 'sources', 'doc', 'id', (id, doc) =>
    registry.prepare('INSERT INTO sources (id, doc) VALUES (?, ?)').run(id, doc),
  );
  // All members exist, but one is unusable.
  registry
    .prepare('INSERT INTO sources (id, doc) VALUES (?, ?)')
    .run('horaire', JSON.stringify({ ...source, id: 'horaire', schedule: 'demain' }));
  // The second is an instant outside the range of dates.
  for (const [id, due] of [
    ['horaire', 8e15],
    ['fantome', 9e15],
  ] as const)
    registry
      .prepare("INSERT INTO polls (source_id, next_due, last_complete_at) VALUES (?, ?, '2026-11-24T12:00:00.000Z')")
      .run(id, due);
  plant(registry, 'organizations', 'doc', 'id', (id, doc) =>
    registry.prepare('INSERT INTO organizations (id, doc) VALUES (?, ?)').run(id, doc),
  );
  plant(registry, 'runs', 'doc', 'id', (id, doc) =>
    registry
      .prepare('INSERT INTO runs (id, source_id, run, ended_at, doc) VALUES (?, ?, ?, ?, ?)')
      .run(id, 'laval', Number(id.split(':')[1]), '2099-01-01T00:00:00.000Z', doc),
  );
  plant(registry, 'holds', 'doc', 'id', (id, doc) =>
    registry
      .prepare("INSERT INTO holds (id, source_id, state, created_at, doc) VALUES (?, ?, 'pending', '2099', ?)")
      .run(id, `x${id}`, doc),
  );
  registry.close();
  const catalogue = new DatabaseSync(join(dir, 'catalogue.sqlite'));
  const rows = catalogue.prepare('SELECT rid, body FROM datasets JOIN dataset_bodies USING (rid) LIMIT 20').all();
  damages.forEach((damage, at) => {
    const { rid, body } = rows[at] as { rid: number; body: string };
    catalogue.prepare('UPDATE dataset_bodies SET body = ? WHERE rid = ?').run(damage(body), rid);
  });
  const records = catalogue.prepare('SELECT id, doc FROM records ORDER BY id DESC LIMIT 7').all();
  records.forEach((row, at) => {
    const { id, doc } = row as { id: string; doc: string };
    catalogue.prepare('UPDATE records SET doc = ? WHERE id = ?').run(damages[at]!(doc), id);
  });
  catalogue.close();
  await line.changeLog.publish(topics.deadLetters, [
    { key: '', value: new Uint8Array(), headers: {} },
    {
      ...{ key: 'x', value: Buffer.from([0xff]) },
      headers: { dl_partition: 'x', dl_attempts: '-1', dl_at: 'hier', dl_code: 'rien', dl_detail: 'x'.repeat(9000) },
    },
  ]);
  const log = new DatabaseSync(join(dir, 'changelog.sqlite'));
  log.exec(
    `INSERT INTO messages (topic, partition, key, headers, value, at) VALUES ('${topics.deadLetters}', 0, 'k', 'pas du JSON', NULL, 1)`,
  );
  log.close();

  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (chunk: string | Uint8Array): boolean => {
    logged.push(chunk.toString());
    return true;
  };
  stack.defer(() => void (process.stderr.write = write));
  const standalone = stack.adopt(await startStandalone(line, config, createLogger('test', 'error')), (one) =>
    one.stop(),
  );
  addresses = standalone.addresses;
});
afterAll(() => stack.disposeAsync());

const get = async (url: string): Promise<globalThis.Response> => fetch(url);

test('no list of the API fails, and all that can be read is there', async () => {
  const contract = new OpenApiContract(await (await get(`${addresses.portal}/openapi.json`)).json());
  for (const path of ['/api/v1/datasets', '/api/v1/sources', '/api/v1/organizations'])
    expect([path, await contract.faults(path, await get(addresses.portal + path))]).toEqual([path, []]);
  const { items } = (await (await get(`${addresses.portal}/api/v1/datasets?limit=100`)).json()) as {
    items: { id: string }[];
  };
  expect(items).toHaveLength(20 - damages.length);
  for (const { id } of items) {
    const records = await get(`${addresses.portal}/api/v1/datasets/${id}/records`);
    expect(await contract.faults('/api/v1/datasets/{id}/records', records)).toEqual([]);
  }
  const ids = async (path: string): Promise<unknown> =>
    ((await (await get(`${addresses.operator}${path}`)).json()) as { id: string }[]).map(({ id }) => id);
  expect(await ids('/api/v1/sources')).toEqual(['horaire', 'laval']);
  expect(await ids('/api/v1/holds')).toEqual(['laval:1']);
  const applied = await fetch(`${addresses.operator}/api/v1/plan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sources: [] }),
  });
  expect(applied.status).toBe(200);
  const runs = (await (await get(`${addresses.operator}/api/v1/runs`)).json()) as Run[];
  expect(runs.map(({ sourceId }) => sourceId)).toContain('laval');
  const letters = (await (await get(`${addresses.operator}/api/v1/dead-letters`)).json()) as object[];
  expect(letters).toHaveLength(2);
  expect(letters).toContainEqual(
    expect.objectContaining({
      partition: expect.any(Number),
      attempts: 1,
      code: 'event.unreadable',
      at: '1970-01-01T00:00:00.000Z',
    }),
  );
  const feeds = (await (await get(`${addresses.monitor}/api/v1/feeds`)).json()) as { items: object[] };
  expect(feeds.items).toMatchObject([
    { sourceId: 'horaire', state: 'failing', problem: 'store.unreadable' },
    { sourceId: 'laval' },
  ]);
});

test('no page fails', async () => {
  const { items } = (await (await get(`${addresses.portal}/api/v1/datasets?limit=100`)).json()) as {
    items: { id: string }[];
  };
  const pages = [
    ...['/', '/datasets', '/organizations', '/sources', '/sources/laval', '/sources/horaire'].map(
      (path) => addresses.portal + path,
    ),
    ...items.map(({ id }) => `${addresses.portal}/datasets/${id}`),
    ...['/', '/runs', '/runs?source=laval', '/holds'].map((path) => addresses.operator + path),
    `${addresses.monitor}/`,
  ];
  for (const page of pages) expect([page, (await get(page)).status]).toEqual([page, 200]);
});

test('each entry left out is logged once, with its kind and id', () => {
  const entries = logged
    .filter((text) => text.startsWith('{'))
    .map((line) => JSON.parse(line) as { event: string; kind: string; id: string })
    .filter(({ event }) => event === 'store.unreadable')
    .map(({ kind, id }) => `${kind} ${id}`);
  expect(new Set(entries).size).toBe(entries.length);
  for (const entry of [
    'source laval9000',
    'source horaire',
    'poll fantome',
    'hold laval:9000',
    'organization ville-de-laval9000',
  ])
    expect(entries).toContain(entry);
  for (const kind of ['run', 'dataset', 'record', 'event'])
    expect(entries).toContainEqual(expect.stringMatching(new RegExp(`^${kind} `)));
});
