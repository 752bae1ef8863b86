import { expect, test } from '@jest/globals';
import { connectors, readSources } from '@moisson/connectors';
import { SourceId } from '@moisson/contracts';
import { systemClock } from '@moisson/kernel';
import { applyFile, startOperator } from '@moisson/operator';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aSource, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startLaval } from '../support/laval-server.ts';
import { withLine } from '../support/with-line.ts';

test('a stored source with an unknown protocol has a problem on its run and in the list, and affects no other source', async () => {
  const server = await startLaval(12);
  await withLine(async (line) => {
    const { store, changeLog, fetching } = line;
    const [log, listen] = [createLogger('test', 'silent'), { host: '127.0.0.1', port: 0 }];
    const operator = await startOperator({ store, changeLog, connectors, fetching, log, listen });
    const lost = SourceId.parse('perdue');
    await store.registry.create(aSource({ endpoint: server.url }));
    for (const [id, protocol] of [
      [lost, 'gopher'],
      ['autre', 'constructor'],
    ] as const) {
      await store.registry.create(aSource({ id, protocol, endpoint: server.url, options: { menu: 1 } }));
      await line.pollNow(SourceId.parse(id));
      const [run] = await store.runs.list({ sourceId: SourceId.parse(id), limit: 1 });
      expect(run).toMatchObject({ outcome: 'failed', problems: [{ code: 'source.protocol-unknown' }] });
      expect(run?.problems[0]?.message.en).toContain(protocol);
    }
    await line.pollNow(aSource().id);
    expect(await store.datasetReads.count()).toBe(12);

    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(`${operator.url}/api/v1/sources${path}`, { method });
      return { status: response.status, answer: (await response.json()) as object };
    };
    const problem = expect.objectContaining({ code: 'source.protocol-unknown' });
    expect((await ask('')).answer).toEqual([
      expect.objectContaining({ id: 'autre', problem }),
      expect.not.objectContaining({ problem: expect.anything() }),
      expect.objectContaining({ id: lost, problem, feed: expect.objectContaining({ state: 'failing' }) }),
    ]);
    expect((await ask(`/${lost}/check`, 'POST')).answer).toMatchObject({ code: 'source.protocol-unknown' });
    expect((await ask(`/${lost}/pause`, 'POST')).status).toBe(200);
    await operator.stop();
  }, new ManualClock());
  await server.stop();
});

test('a source that an older version stored is read, and applying the same file again changes nothing', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-former-'));
  const file = readSources({
    sources: [
      {
        id: 'un',
        protocol: 'ckan',
        endpoint: 'https://un.example',
        filter: 'organization:un',
        privateRecords: 'withhold',
      },
      { id: 'deux', protocol: 'arcgis-hub', endpoint: 'https://deux.example' },
    ],
  });
  const store = openSqliteStore(dir, systemClock);
  await applyFile({ store }, file, { name: 'test' });
  await store.close();
  const db = new DatabaseSync(join(dir, 'registry.sqlite'));
  for (const { id, doc } of db.prepare('SELECT id, doc FROM sources').all() as { id: string; doc: string }[]) {
    const { options, ...source } = JSON.parse(doc) as { options: object };
    const former = { ...source, privateRecords: 'publish', ...options };
    db.prepare('UPDATE sources SET doc = ? WHERE id = ?').run(JSON.stringify(former), id);
  }
  db.close();
  const again = openSqliteStore(dir, systemClock);
  expect((await again.registry.list()).map(({ id, options }) => [id, options])).toEqual([
    ['deux', {}],
    ['un', { filter: 'organization:un', privateRecords: 'withhold' }],
  ]);
  expect(await applyFile({ store: again }, file, { name: 'test' })).toEqual([
    { id: 'un', action: 'unchanged' },
    { id: 'deux', action: 'unchanged' },
  ]);
  await again.close();
  await rm(dir, { recursive: true });
});
