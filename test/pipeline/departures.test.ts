import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import { SourceId, type DepartureHold, type Feed } from '@moisson/contracts';
import { learn, type SourceContract, type StoredRun } from '@moisson/domain';
import { startOperator } from '@moisson/operator';
import { createLogger, readConfig } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLine } from '../support/with-line.ts';
import { trySource } from '../support/try-source.ts';

const id = SourceId.parse('laval');
/** Records of some 28 KB with their events: together more than a run keeps in memory. */
const MANY = 700;
const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };

interface Desk {
  readonly line: EmbeddedLine;
  readonly catalogue: SimulatedCatalogue;
  readonly poll: () => Promise<StoredRun>;
  readonly call: (path: string, body?: object) => Promise<{ readonly status: number; readonly answer: unknown }>;
  readonly page: (path: string, form?: string) => Promise<string>;
  readonly feed: () => Promise<Feed>;
  /** Number of published datasets with a licence. */
  readonly licensed: () => Promise<number>;
}

/** Runs a test with a city that was read four times, and the operator's service. */
const atDesk = async (size: number, work: (desk: Desk) => Promise<void>, length = 12): Promise<void> => {
  const catalogue = new SimulatedCatalogue({ id, protocol: 'ckan', seed: 3, size, length, organization });
  const server = await CatalogueServer.start(catalogue);
  const clock = new ManualClock();
  await withLine(async (line) => {
    const { store, changeLog, fetching } = line;
    const [log, listen] = [createLogger('test', 'silent'), { host: '127.0.0.1', port: 0 }];
    const kick = (source: SourceId): void => void line.harvester.runOne(source);
    const operator = await startOperator({ store, changeLog, connectors, fetching, log, listen, kick });
    await store.registry.create(aSource({ id, endpoint: server.url }));
    const poll = async (): Promise<StoredRun> => {
      clock.advance({ hours: 6 });
      await line.pollNow(id);
      return (await store.runs.list({ sourceId: id, limit: 1 }))[0]!;
    };
    for (let times = 0; times < 4; times += 1) await poll();
    const call: Desk['call'] = async (path, body) => {
      const response = await fetch(`${operator.url}/api/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return { status: response.status, answer: await response.json() };
    };
    try {
      await work({
        ...{ line, catalogue, poll, call },
        page: async (path) => (await fetch(`${operator.url}${path}`)).text(),
        feed: async () => ((await call(`/sources/${id}`)).answer as { feed: Feed }).feed,
        licensed: async () => {
          const datasets = await store.datasetReads.scan(undefined, 5000);
          return datasets.filter(({ license }) => license !== undefined).length;
        },
      });
    } finally {
      await operator.stop();
    }
  }, clock).finally(() => server.stop());
};

test('a feed that lost its licences is held with numbers and examples, and shown on the API, the console and its status', () =>
  atDesk(60, async ({ line, catalogue, poll, call, page, feed, licensed }) => {
    catalogue.drift = 'few-licences';
    const run = await poll();
    expect(run).toMatchObject({ outcome: 'held', complete: true, published: 0, counts: { updated: 36, held: 36 } });
    expect(run.problems).toMatchObject([
      { code: 'contract.departed', message: { fr: expect.stringContaining('licence 100\u00a0% → 40\u00a0%') } },
    ]);
    expect(await licensed()).toBe(60);
    const [hold] = (await call('/holds')).answer as DepartureHold[];
    expect(hold).toMatchObject({
      kind: 'departure',
      state: 'pending',
      records: 36,
      known: 60,
      createdAt: run.startedAt,
    });
    const [departure] = hold!.departures;
    expect(departure).toMatchObject({ trait: 'licence', measure: 'present', usual: 1, now: 0.4 });
    expect(departure!.examples).toHaveLength(5);
    expect((await call(`/holds/${hold!.id}/records`)).answer).toEqual([]);
    for (const path of ['/holds', `/holds/${hold!.id}`]) {
      const text = await page(path);
      for (const shown of ['100\u00a0% → 40\u00a0%', 'Accepter ce nouvel aspect', departure!.examples[0]!.slice(0, 10)])
        expect(text).toContain(shown);
      expect(await page(`${path}?lang=en`)).toContain('Accept this new look');
    }
    expect(await feed()).toMatchObject({ state: 'held', since: run.startedAt, problem: 'contract.departed' });
    // Days later nothing was decided: nothing is published, and it is held since the same run.
    for (let times = 0; times < 5; times += 1) expect(await poll()).toMatchObject({ outcome: 'held', published: 0 });
    expect(await feed()).toMatchObject({ state: 'held', since: run.startedAt });
    expect((await line.store.holds.list({ limit: 10 })).length).toBe(1);
    // The feed looks as usual again, and with an ordinary change.
    catalogue.drift = undefined;
    catalogue.change(3);
    expect(await poll()).toMatchObject({ outcome: 'succeeded', published: 1 });
    expect((await call(`/holds/${hold!.id}`)).answer).toMatchObject({ state: 'withdrawn' });
    expect(await feed()).toMatchObject({ state: 'fresh' });
  }));

test('once a person accepts it, the next run publishes it, and it is usual from then on', () =>
  atDesk(60, async ({ catalogue, poll, call, licensed }) => {
    catalogue.drift = 'no-licences';
    const held = await poll();
    const [hold] = (await call('/holds')).answer as DepartureHold[];
    expect(await call(`/holds/${hold!.id}/approve`, { keys: ['a'] })).toMatchObject({ status: 400 });
    expect(await licensed()).toBe(60);
    expect(await call(`/holds/${hold!.id}/approve?wait=true`, {})).toMatchObject({
      ...{ status: 200, answer: { state: 'approved', decidedBy: 'api' } },
    });
    expect(await licensed()).toBe(0);
    const [run] = (await call('/runs')).answer as StoredRun[];
    expect(run).toMatchObject({ trigger: 'approval', outcome: 'succeeded', published: 60 });
    expect(run!.run).toBeGreaterThan(held.run);
    expect(await call(`/holds/${hold!.id}/undo`, {})).toMatchObject({ status: 409 });
    catalogue.change(1);
    expect(await poll()).toMatchObject({ outcome: 'succeeded', published: 1 });
    // Another departure is a new hold.
    catalogue.drift = 'other-organization';
    expect(await poll()).toMatchObject({ outcome: 'held', published: 0 });
    expect((await call('/holds')).answer).toMatchObject([{ state: 'pending' }, { id: hold!.id, state: 'approved' }]);
  }));

test('a refused look stays unpublished and shown as held, until the feed looks as usual; the refusal can be taken back', () =>
  atDesk(40, async ({ catalogue, poll, call, page, feed, licensed }) => {
    catalogue.drift = 'no-licences';
    const first = await poll();
    const [hold] = (await call('/holds')).answer as DepartureHold[];
    const decide = (action: string) => call(`/holds/${hold!.id}/${action}`, {});
    expect(await decide('refuse')).toMatchObject({ status: 200, answer: { state: 'refused', decidedBy: 'api' } });
    expect(await decide('refuse')).toMatchObject({ status: 409 });
    expect(await poll()).toMatchObject({ outcome: 'held', published: 0 });
    expect(await feed()).toMatchObject({ state: 'held', since: first.startedAt });
    expect(await page('/holds')).toContain('nouvel aspect refusé');
    expect(await decide('undo')).toMatchObject({ status: 200, answer: { state: 'pending' } });
    await decide('refuse');
    catalogue.drift = undefined;
    expect(await poll()).toMatchObject({ outcome: 'succeeded', published: 0 });
    expect(await feed()).toMatchObject({ state: 'fresh' });
    expect((await call(`/holds/${hold!.id}`)).answer).toMatchObject({ state: 'refused' });
    expect(await decide('undo')).toMatchObject({ status: 409 });
    expect(await licensed()).toBe(40);
  }));

test('another city’s records are held before one of them is published, and no known record is missed for it', () =>
  atDesk(80, async ({ line, catalogue, poll }) => {
    const other = { id: 'ville-de-levis', name: 'Ville de Lévis' };
    const options = { ...catalogue.options, seed: 77, organization: other, namePrefix: 'fiche', titleEnd: ', Lévis' };
    const standIn = new SimulatedCatalogue(options);
    standIn.url = catalogue.url;
    catalogue.standIn = standIn;
    for (let times = 0; times < 20; times += 1) expect(await poll()).toMatchObject({ published: 0 });
    const hold = await line.store.holds.departure(id);
    expect(hold?.departures.map(({ trait }) => trait)).toEqual(expect.arrayContaining(['records', 'organization']));
    expect(await line.store.holds.pending(id)).toBeUndefined();
    expect(await line.store.snapshots.count(id)).toBe(80);
    catalogue.standIn = undefined;
    expect(await poll()).toMatchObject({ outcome: 'succeeded', counts: { unchanged: 80, removed: 0 } });
  }));

test('a dry run reports the departure, and what would be published: nothing', () =>
  atDesk(60, async ({ line, catalogue }) => {
    catalogue.drift = 'no-files';
    const source = (await line.store.registry.get(id))!;
    expect(await trySource(line, source)).toMatchObject({
      ...{ complete: true, records: { created: 0, updated: 0, removed: 0 }, counts: { held: 60 } },
      hold: { kind: 'departure', departures: [{ trait: 'distributions', usual: 1, now: 0 }] },
    });
    expect(await line.store.holds.departure(id)).toBeUndefined();
  }));

test('changes that are too many to keep are judged by one reading, and published by the next, which is due at once', () =>
  atDesk(
    MANY,
    async ({ line, catalogue, poll }) => {
      catalogue.drift = 'other-organization';
      expect(await poll()).toMatchObject({ outcome: 'held', published: 0, counts: { held: MANY } });
      catalogue.drift = undefined;
      catalogue.era = 1;
      const judged = await poll();
      expect(judged).toMatchObject({ complete: false, published: 0, counts: { created: MANY } });
      expect(judged.problems.map(({ code }) => code)).toContain('contract.judged-first');
      const { nextDueAt } = await line.store.polls.status(id);
      expect(nextDueAt).toBe(judged.endedAt);
      await line.pollNow(id);
      const [next] = await line.store.runs.list({ sourceId: id, limit: 1 });
      expect(next!.published).toBe(2 * MANY);
    },
    120,
  ));

test('the records of an older version are parsed once more, so that a contract can be learnt', async () => {
  const catalogue = new SimulatedCatalogue({ id, protocol: 'ckan', seed: 3, size: 30, organization });
  const server = await CatalogueServer.start(catalogue);
  const dir = await mkdtemp(join(tmpdir(), 'moisson-older-'));
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
  });
  const clock = new ManualClock();
  const openLine = () => EmbeddedLine.open(config, createLogger('test', 'silent'), { clock });
  let line = await openLine();
  await line.store.registry.create(aSource({ id, endpoint: server.url }));
  await line.pollNow(id);
  await line.close();
  const db = new DatabaseSync(join(dir, 'registry.sqlite'));
  db.exec('UPDATE snapshots SET traits = NULL; DELETE FROM source_contracts');
  db.close();
  line = await openLine();
  const { store } = line;
  expect((await store.snapshots.traits(id)).get('')).toBe(30);
  clock.advance({ hours: 6 });
  await line.pollNow(id);
  expect((await store.snapshots.traits(id)).get('')).toBeUndefined();
  expect(await store.sourceContracts.get(id)).toMatchObject({ runs: 1, usual: { records: 30 } });
  const [run] = await store.runs.list({ sourceId: id, limit: 1 });
  expect(run).toMatchObject({ outcome: 'succeeded', published: 0, counts: { unchanged: 30 } });
  await line.close();
  await server.stop();
  await rm(dir, { recursive: true });
});

test('a source whose endpoint or filter an operator changes is another feed: its contract begins again', () =>
  atDesk(40, async ({ line, catalogue, poll }) => {
    const contract = (await line.store.sourceContracts.get(id)) as SourceContract;
    expect(contract.runs).toBe(4);
    catalogue.drift = 'other-organization';
    await line.store.registry.update(id, (source) => ({ ...source, options: { filter: '-organization:x' } }));
    expect(await poll()).toMatchObject({ published: 40 });
    expect(await line.store.sourceContracts.get(id)).toMatchObject({ runs: 1 });
    expect(learn(contract, id, { ...contract, figures: contract.usual }).runs).toBe(5);
  }));
