import { expect, test } from '@jest/globals';
import { RecordKey, SourceId } from '@moisson/contracts';
import { bodyJson, datasetIdOf, idOf, mergeCluster, rawHash, removedBody, type DatasetBody } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { aRecord, aRemoval } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './drivers/sqlite/database.ts';
import { migrate } from './drivers/sqlite/migrate.ts';
import { catalogueMigrations, registryMigrations } from './sqlite-migrations.ts';
import { openSqliteCatalogue, openSqliteStore } from './sqlite.ts';

test('a catalogue of an older schema is migrated: its datasets are found, and lead where they led', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-migrations-'));
  const path = join(dir, 'catalogue.sqlite');
  const old = new Database(path);
  migrate(old, catalogueMigrations.slice(0, 2));
  const [one, other] = [aRecord({ recordKey: 'a' }), aRecord({ recordKey: 'b' })];
  const put = (id: string, body: DatasetBody): void => {
    const rid = old.insert(
      `INSERT INTO datasets (id, revision, published, hash, state, changed_at) VALUES (?, 3, 3, 'h', ?, '')`,
      ...[id, body.state],
    )!;
    old.run('INSERT INTO dataset_bodies (rid, body) VALUES (?, ?)', rid, bodyJson(body));
  };
  put(datasetIdOf(one), { state: 'live', dataset: mergeCluster([one])! });
  put(datasetIdOf(other), { state: 'redirect', to: datasetIdOf(one) });
  old.close();
  const { search, datasetWrites, close } = openSqliteCatalogue(dir);
  expect((await search.search({ text: 'arbres', limit: 10 })).items.map(({ id }) => id)).toEqual([datasetIdOf(one)]);
  const heads = await datasetWrites.heads([datasetIdOf(one), datasetIdOf(other)]);
  expect([...heads.values()].map(({ revision, leads }) => [revision, leads])).toEqual([
    [3, { records: [idOf(one)] }],
    [3, { redirect: datasetIdOf(one) }],
  ]);
  await close();
  await rm(dir, { recursive: true });
});

test('the links of stored records are stored under their organizations, so that an upgrade splits no dataset', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-migrations-'));
  const path = join(dir, 'catalogue.sqlite');
  const old = new Database(path);
  migrate(old, catalogueMigrations.slice(0, 4));
  const dataset = { ...aRecord().dataset, organization: { id: 'ville-a', name: 'Ville A' } };
  const record = aRecord({ links: ['page:a/dataset/x'], dataset });
  old.run('INSERT INTO records (id, run, doc) VALUES (?, 1, ?)', idOf(record), JSON.stringify(record));
  old.run(`INSERT INTO record_links VALUES ('page:a/dataset/x', ?, 'laval', 1)`, idOf(record));
  old.close();
  const { records, close } = openSqliteCatalogue(dir);
  const holders = await records.holders(['page:a/dataset/x', '@ville-a page:a/dataset/x', 'claim:page:a/dataset/x'], 5);
  expect([...holders.keys()].sort()).toEqual(['@ville-a page:a/dataset/x', 'claim:page:a/dataset/x']);
  // Links that the record loses later are removed as well.
  await records.put([aRecord({ run: 2 })]);
  expect((await records.holders(['@ville-a page:a/dataset/x'], 5)).size).toBe(0);
  await close();
  await rm(dir, { recursive: true });
});

test('a dataset removed before reasons were stored has its reason after the upgrade, from the removed record', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-migrations-'));
  const old = new Database(join(dir, 'catalogue.sqlite'));
  migrate(old, catalogueMigrations.slice(0, 5));
  const gone = aRemoval({ reason: 'source-retired', organization: { id: 'ville-a', name: 'Ville A' } });
  const [id, lost] = [datasetIdOf(gone), datasetIdOf(aRecord({ recordKey: 'perdue' }))];
  old.run('INSERT INTO records (id, run, doc) VALUES (?, 2, ?)', idOf(gone), JSON.stringify(gone));
  const before = { label: 'Arbres publics', removedAt: '2026-11-25T12:00:00.000Z' };
  for (const [one, leads] of [
    [id, { records: [idOf(gone)] }],
    [lost, { records: ['laval/perdue'] }],
  ] as const) {
    const rid = old.insert(
      `INSERT INTO datasets (id, revision, published, hash, state, leads) VALUES (?, 3, 3, 'h', 'removed', ?)`,
      ...[one, JSON.stringify(leads)],
    )!;
    old.run('INSERT INTO dataset_bodies (rid, body) VALUES (?, ?)', rid, JSON.stringify(before));
  }
  old.close();
  const { datasetReads, datasetWrites, close } = openSqliteCatalogue(dir);
  const body = removedBody([gone]);
  expect(body).toMatchObject({ reason: 'source-retired', organization: { id: 'ville-a' } });
  expect(await datasetReads.get(id)).toEqual(body);
  // The very body that its events would produce: so replaying them writes nothing.
  expect((await datasetWrites.heads([id])).get(id)?.hash).toBe(rawHash(bodyJson(body)));
  expect(await datasetReads.get(lost)).toEqual({ state: 'removed', ...before });
  await close();
  await rm(dir, { recursive: true });
});

test('a registry of an older schema is migrated: its bytes are counted, and payloads of removed records are deleted', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-migrations-'));
  const path = join(dir, 'registry.sqlite');
  const old = new Database(path);
  migrate(old, registryMigrations.slice(0, 1));
  for (const [key, state, body] of [
    ['a', 'live', 'é'],
    ['b', 'live', 'bb'],
    ['c', 'removed', 'cccc'],
  ] as const) {
    old.run(
      `INSERT INTO snapshots (source_id, record_key, run, raw_hash, content_hash, mapping_version, first_seen_at, label,
         links, identities, state) VALUES ('laval', ?, 1, 'h', 'h', 1, '', '', '[]', '[]', ?)`,
      ...[key, state],
    );
    old.run(
      `INSERT INTO payloads (source_id, record_key, run, body) VALUES ('laval', ?, 1, ?)`,
      key,
      Buffer.from(body),
    );
  }
  old.run(`INSERT INTO snapshot_counts (source_id, live) VALUES ('laval', 2)`);
  old.close();
  const store = openSqliteStore(dir, systemClock);
  const { snapshots, payloads } = store;
  const id = SourceId.parse('laval');
  expect([await snapshots.count(id), await snapshots.bytes(id)]).toEqual([2, 4]);
  const standing = ['a', 'b', 'c'].map(async (key) => (await payloads.get(id, RecordKey.parse(key)))?.body.byteLength);
  expect(await Promise.all(standing)).toEqual([2, 2, undefined]);
  await store.close();
  await rm(dir, { recursive: true });
});
