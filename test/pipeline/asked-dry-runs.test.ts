import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import { DryRun, SourceId, type DryRunExtent } from '@moisson/contracts';
import { startOperator } from '@moisson/operator';
import { createLogger } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import { trySource } from '../support/try-source.ts';
import { withLine } from '../support/with-line.ts';

interface Desk {
  readonly line: EmbeddedLine;
  readonly clock: ManualClock;
  readonly server: CatalogueServer;
  /** Sends a request to the operator's API; without a body, a GET. */
  readonly ask: (path: string, body?: object) => Promise<{ readonly status: number; readonly answer: unknown }>;
  /** Asks for a dry run of the city, and returns it once it has ended. */
  readonly tried: (more?: object, extent?: DryRunExtent) => Promise<DryRun>;
}

/** A city on loopback, and an operator whose dry runs nobody does before `dryRunner.tick`. */
const atDesk = (size: number, work: (desk: Desk) => Promise<void>): Promise<void> => {
  const clock = new ManualClock();
  return withLine(async (line) => {
    const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
    const catalogue = new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 3, size, organization });
    const server = await CatalogueServer.start(catalogue);
    const operator = await startOperator({
      ...{ store: line.store, changeLog: line.changeLog, connectors, fetching: line.fetching },
      ...{ log: createLogger('test', 'silent'), listen: { host: '127.0.0.1', port: 0 } },
    });
    const ask: Desk['ask'] = async (path, body) => {
      const response = await fetch(operator.url + path, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json' },
      });
      return { status: response.status, answer: await response.json() };
    };
    const tried: Desk['tried'] = async (more = {}, extent = 'full') => {
      const { answer } = await ask(`/api/v1/dry-runs?extent=${extent}`, { ...spec(server), ...more });
      await line.dryRunner.tick();
      return DryRun.parse((await ask(`/api/v1/dry-runs/${DryRun.parse(answer).id}`)).answer);
    };
    try {
      await work({ line, clock, server, ask, tried });
    } finally {
      await operator.stop();
      await server.stop();
    }
  }, clock);
};

const spec = ({ url }: CatalogueServer) => ({ id: 'laval', protocol: 'ckan', endpoint: url });

test('a source that is not registered is tried by the API: it stays unknown, and the answer is the whole difference', () =>
  atDesk(30, async ({ line, tried, ask }) => {
    const { state, result } = await tried();
    expect({ state, records: result?.records, datasets: result?.datasets }).toEqual({
      state: 'done',
      records: { created: 30, updated: 0, removed: 0 },
      datasets: { created: 30, changed: 0, merged: 0, separated: 0, removed: 0 },
    });
    expect(result?.preview).toHaveLength(10);
    expect(JSON.parse(result!.preview[0]!.original)).toMatchObject({ title: expect.any(String) });
    expect(result!.requests).toBeGreaterThan(0);
    expect(await line.store.registry.list()).toEqual([]);
    expect((await ask('/api/v1/dry-runs?source=laval')).answer).toEqual([
      expect.not.objectContaining({ result: expect.anything() }),
    ]);
  }));

test('other settings of a registered source are tried beside it: its records would leave with another filter, and it stays', () =>
  atDesk(30, async ({ line, ask, tried, server }) => {
    await ask('/api/v1/sources', spec(server));
    await line.pollNow(SourceId.parse('laval'));
    expect((await tried()).result).toMatchObject({ counts: { unchanged: 30 }, records: { removed: 0 } });
    const before = await line.store.registry.get(SourceId.parse('laval'));
    const { result } = await tried({ authority: 90 });
    expect(result?.complete).toBe(true);
    expect(await line.store.registry.get(SourceId.parse('laval'))).toEqual(before);
  }));

test('a source with the same titles as the catalogue is suggested as a duplicate, and one with the same links is merged', () =>
  atDesk(20, async ({ line, clock, ask, tried, server }) => {
    await ask('/api/v1/organizations', { id: 'ville-de-laval', name: { fr: 'Ville de Laval' } });
    await ask('/api/v1/sources', { ...spec(server), organization: 'ville-de-laval' });
    await line.pollNow(SourceId.parse('laval'));
    // The records seen first give datasets their ids.
    clock.advance({ hours: 1 });
    const copy = await CatalogueServer.start(new SimulatedCatalogue(server.catalogue.options));
    await using _ = { [Symbol.asyncDispose]: () => copy.stop() };
    const copied = { id: 'copie', endpoint: copy.url };
    const unspoken = (await tried(copied)).result!;
    expect(unspoken.datasets).toMatchObject({ created: 20, merged: 0 });
    expect(unspoken.likelyDuplicates.map(({ reason }) => reason)).toContain('title');
    const merged = (await tried({ ...copied, organization: 'ville-de-laval' })).result!;
    expect(merged.datasets).toMatchObject({ created: 0, merged: 20 });
    expect(merged.datasetSamples.find(({ kind }) => kind === 'merged')).toMatchObject({
      ...{ with: ['laval'], why: expect.arrayContaining([expect.stringMatching(/^@ville-de-laval /)]) },
    });
  }));

test('a preview reads the first records: ten beside their originals, how values are recognised, likely duplicates, and no more', () =>
  atDesk(2500, async ({ line, tried, server }) => {
    const { state, extent, result } = await tried({ politeness: { pageSize: 50, crawlDelaySeconds: 0 } }, 'preview');
    expect({ state, extent, seen: result?.counts.seen }).toEqual({ state: 'done', extent: 'preview', seen: 50 });
    expect(result!.preview).toHaveLength(10);
    expect(JSON.parse(result!.preview[0]!.original)).toMatchObject({ title: expect.any(String) });
    expect(result!.licences.length).toBeGreaterThan(0);
    expect(result!.requests).toBeLessThanOrEqual(20);
    expect(result!.problems).toEqual([]);
    expect(await line.store.registry.list()).toEqual([]);
    const copy = { id: 'copie', endpoint: server.url };
    expect((await tried(copy, 'preview')).result!.likelyDuplicates).toEqual([]);
  }));

test('a preview of a registered source shows records that did not change, and the titles that the catalogue has from others', () =>
  atDesk(30, async ({ line, ask, tried, server }) => {
    await ask('/api/v1/sources', spec(server));
    await line.pollNow(SourceId.parse('laval'));
    const { answer } = await ask('/api/v1/sources/laval/dry-run?extent=preview', {});
    await line.dryRunner.tick();
    const { result } = DryRun.parse((await ask(`/api/v1/dry-runs/${DryRun.parse(answer).id}`)).answer);
    expect(result?.preview).toHaveLength(10);
    expect(result?.datasets).toMatchObject({ created: 0, merged: 0, removed: 0 });
    const copy = await CatalogueServer.start(new SimulatedCatalogue(server.catalogue.options));
    await using _ = { [Symbol.asyncDispose]: () => copy.stop() };
    const other = (await tried({ id: 'copie', endpoint: copy.url }, 'preview')).result!;
    expect(other.likelyDuplicates.map(({ reason }) => reason)).toContain('title');
  }));

test('a preview does not wait for a dry run that hangs; what ends early says why', () =>
  atDesk(10, async ({ line, ask, tried, server }) => {
    server.catalogue.fault = 'hang';
    const { id } = DryRun.parse((await ask('/api/v1/dry-runs', spec(server))).answer);
    const work = line.dryRunner.tick();
    while ((await line.store.dryRuns.get(id))?.state !== 'running') await pause(5);
    const good = await CatalogueServer.start(new SimulatedCatalogue({ ...server.catalogue.options, id: 'autre' }));
    await using _ = { [Symbol.asyncDispose]: () => good.stop() };
    const body = { ...spec(good), id: 'autre' };
    const preview = DryRun.parse((await ask('/api/v1/dry-runs?extent=preview', body)).answer);
    void line.dryRunner.tick();
    while ((await line.store.dryRuns.get(preview.id))?.state !== 'done') await pause(5);
    expect((await ask('/api/v1/dry-runs?extent=all', body)).status).toBe(400);
    await ask(`/api/v1/dry-runs/${id}/cancel`, {});
    await work;
    server.catalogue.fault = 'login-page';
    const { result } = await tried({}, 'preview');
    expect({ shown: result?.preview, complete: result?.complete }).toEqual({ shown: [], complete: false });
    expect(result?.problems).not.toEqual([]);
  }));

test('a source that fails half-way has a difference too: what it showed, and no removal', () =>
  atDesk(40, async ({ line, ask, tried, server }) => {
    await ask('/api/v1/sources', spec(server));
    await line.pollNow(SourceId.parse('laval'));
    server.catalogue.fault = 'half-page-half-count';
    const { state, result } = await tried();
    expect({ state, removed: result?.records.removed }).toEqual({ state: 'done', removed: 0 });
  }));

test('a list that goes on far beyond the quota ends, and says so', () =>
  atDesk(1500, async ({ tried }) => {
    const { result } = await tried({ quota: { maxRecords: 10 } });
    expect(result).toMatchObject({ complete: false, records: { created: 10 } });
    expect(result!.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['paging.too-many-records', 'quota.records-exceeded']),
    );
  }));

test('a dry run of a source that hangs is cancelled; one that waits is cancelled at once', () =>
  atDesk(10, async ({ line, ask, server }) => {
    server.catalogue.fault = 'hang';
    const { id } = DryRun.parse((await ask('/api/v1/dry-runs', spec(server))).answer);
    const work = line.dryRunner.tick();
    while ((await line.store.dryRuns.get(id))?.state !== 'running') await pause(5);
    const waiting = DryRun.parse((await ask('/api/v1/dry-runs', spec(server))).answer);
    expect((await ask(`/api/v1/dry-runs/${waiting.id}/cancel`, {})).answer).toMatchObject({ state: 'cancelled' });
    expect((await ask(`/api/v1/dry-runs/${id}/cancel`, {})).answer).toMatchObject({ cancelling: true });
    await work;
    expect(await line.store.dryRuns.get(id)).toMatchObject({ state: 'cancelled', endedAt: expect.any(String) });
    expect((await ask(`/api/v1/dry-runs/${crypto.randomUUID()}`)).status).toBe(404);
  }));

test('one dry run shows how far it is while it runs', () =>
  atDesk(30, async ({ line, server }) => {
    const seen = new Set<string>();
    await trySource(line, aSource({ endpoint: server.url }), 10, (phase) => seen.add(phase));
    expect([...seen]).toEqual(['reading', 'merging', 'comparing']);
  }));

test('two drafts cannot have one id; a draft is replaced only by who saw it, is never read, and is discarded with its id', () =>
  atDesk(5, async ({ line, ask, server }) => {
    const first = await ask('/api/v1/drafts', spec(server));
    expect(first).toMatchObject({ status: 201, answer: { id: 'laval', state: 'draft' } });
    expect((await ask('/api/v1/drafts', spec(server))).status).toBe(409);
    const { updatedAt } = first.answer as { updatedAt: string };
    const changed = { ...spec(server), authority: 70 };
    expect((await ask(`/api/v1/drafts?replaces=${updatedAt}`, changed)).status).toBe(201);
    expect((await ask(`/api/v1/drafts?replaces=${updatedAt}`, changed)).status).toBe(409);
    expect((await ask('/api/v1/sources/laval/run', {})).status).toBe(409);
    expect(await line.store.polls.claim({ owner: 'x', leaseSeconds: 5 })).toBeUndefined();
    expect((await ask('/api/v1/drafts/laval/discard', {})).status).toBe(200);
    expect((await ask('/api/v1/drafts/laval/discard', {})).status).toBe(404);
    expect((await ask('/api/v1/drafts', spec(server))).status).toBe(201);
    await ask('/api/v1/sources/laval/resume', {});
    expect((await ask('/api/v1/drafts/laval/discard', {})).status).toBe(409);
    expect((await ask(`/api/v1/drafts?replaces=${updatedAt}`, changed)).status).toBe(409);
  }));
