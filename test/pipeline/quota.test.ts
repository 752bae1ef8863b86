import { expect, test } from '@jest/globals';
import type { SourceId } from '@moisson/contracts';
import { startLaval } from '../support/laval-server.ts';
import { startRawCkan } from '../support/raw-ckan.ts';
import { withLine } from '../support/with-line.ts';
import { formFields } from '../support/form-fields.ts';
import { aSource } from '@moisson/testkit';
import { connectors } from '@moisson/connectors';
import { startOperator } from '@moisson/operator';
import { createLogger } from '@moisson/runtime';
import type { EmbeddedLine } from '@moisson/standalone';

const lastRun = async (line: EmbeddedLine, sourceId: SourceId) => {
  await line.pollNow(sourceId);
  const [run] = await line.store.runs.list({ sourceId, limit: 1 });
  return run!;
};

test('beyond its quota a source’s new records are not published, known ones are still updated, and an operator can allow more', async () => {
  const server = await startLaval(30);
  await withLine(async (line) => {
    const { store } = line;
    const source = aSource({ endpoint: server.url, quota: { maxRecords: 20 } });
    const { id } = source;
    await store.registry.create(source);
    const first = await lastRun(line, id);
    expect(first).toMatchObject({
      complete: false,
      outcome: 'partial',
      counts: { seen: 30, created: 20, rejected: 10, removed: 0 },
      published: 20,
    });
    expect(first.problems.map(({ code, message }) => [code, message.en])).toEqual([
      [
        'quota.records-exceeded',
        'The source has at least 10 records beyond its quota of 20; those are not published, and nothing is removed.',
      ],
    ]);
    expect(await store.datasetReads.count()).toBe(20);
    // Half of its records change: known records are still updated.
    for (let index = 0; index < 30; index += 1) server.catalogue.change(index);
    expect((await lastRun(line, id)).counts).toMatchObject({ updated: 20, created: 0, rejected: 10 });
    await store.registry.update(id, (one) => ({ ...one, quota: { maxRecords: 30 } }));
    expect(await lastRun(line, id)).toMatchObject({ complete: true, counts: { created: 10, unchanged: 20 } });
    expect(await store.datasetReads.count()).toBe(30);
  });
  await server.stop();
});

test('a source that was read in full may grow to a thousand records; more needs an operator, however often it is read', async () => {
  let size = 10;
  const server = await startRawCkan(
    () => size,
    (at) => `{"id":"r${at}","title":"Jeu ${at}"}`,
  );
  await withLine(async (line) => {
    const { store } = line;
    const { id } = aSource();
    const source = aSource({ endpoint: server.url, politeness: { pageSize: 1000 } });
    await store.registry.create(source);
    expect(await lastRun(line, id)).toMatchObject({ complete: true, counts: { created: 10 } });
    // As if the source ignored its filter from now on.
    size = 2500;
    expect(await lastRun(line, id)).toMatchObject({ complete: false, counts: { created: 990, rejected: 1500 } });
    expect(await lastRun(line, id)).toMatchObject({ complete: false, counts: { created: 0, rejected: 1500 } });
    // An operator changed the filter: the source is read as for the first time.
    await store.registry.update(id, (one) => ({ ...one, options: { filter: 'tout:tout' } }));
    expect(await lastRun(line, id)).toMatchObject({ complete: true, counts: { created: 1500, rejected: 0 } });
  });
  await server.stop();
});

test('an endless list ends soon after the quota, and leaves no more than the quota in the catalogue', async () => {
  let served = 0;
  const server = await startRawCkan(9_000_000, (at) => {
    served = Math.max(served, at);
    return `{"id":"r${at}","title":"Jeu ${at}"}`;
  });
  await withLine(async (line) => {
    const { store } = line;
    const source = aSource({ endpoint: server.url, politeness: { pageSize: 1000 }, quota: { maxRecords: 2000 } });
    await store.registry.create(source);
    for (let poll = 0; poll < 3; poll += 1) {
      const run = await lastRun(line, source.id);
      expect(run.problems.map(({ code }) => code)).toEqual(['quota.records-exceeded', 'paging.too-many-records']);
      expect(await store.datasetReads.count()).toBe(2000);
      expect(served).toBeLessThan(10_000);
    }
  });
  await server.stop();
});

test('bytes are limited: records do not grow beyond the quota, and smaller ones make room', async () => {
  let [size, length] = [10, 1000];
  const server = await startRawCkan(10, (at) =>
    JSON.stringify({ id: `r${at}`, title: `Jeu ${at}`, notes: 'a'.repeat(at < size ? length : 10) }),
  );
  await withLine(async (line) => {
    const { store } = line;
    const source = aSource({ endpoint: server.url, quota: { maxBytes: 12_000 } });
    await store.registry.create(source);
    expect(await lastRun(line, source.id)).toMatchObject({ complete: true, counts: { created: 10 } });
    length = 2000;
    const over = await lastRun(line, source.id);
    expect(over.counts).toMatchObject({ updated: 1, rejected: 9 });
    expect(over.problems.map(({ code }) => code)).toEqual(['quota.bytes-exceeded']);
    expect(await store.snapshots.bytes(source.id)).toBeLessThanOrEqual(12_000);
    size = 5;
    const room = await lastRun(line, source.id);
    expect(room.counts.rejected).toBeLessThan(5);
    const last = await lastRun(line, source.id);
    expect(last).toMatchObject({ complete: true, counts: { rejected: 0 } });
    let bytes = 0;
    for (const { bytes: one } of await store.snapshots.scan(source.id, undefined, 100)) bytes += one;
    expect(await store.snapshots.bytes(source.id)).toBe(bytes);
  });
  await server.stop();
});

test('the console and the doctor show which quota is exceeded, and one button or command allows more', async () => {
  const server = await startLaval(30);
  await withLine(async (line) => {
    const { store, changeLog, fetching } = line;
    const log = createLogger('test', 'silent');
    const listen = { host: '127.0.0.1', port: 0 };
    const operator = await startOperator({ store, changeLog, connectors, fetching, log, listen });
    const ask = async (path: string, init: RequestInit = {}) =>
      (await fetch(operator.url + path, { headers: { 'content-type': 'application/json' }, ...init })).text();
    const doctor = async () =>
      (JSON.parse(await ask('/api/v1/doctor')) as { name: string }[]).find(({ name }) => name === 'quotas');
    const source = aSource({ endpoint: server.url, quota: { maxRecords: 20 } });
    await store.registry.create(source);
    await lastRun(line, source.id);
    expect(await doctor()).toMatchObject({ ok: false, detail: 'moisson source quota laval --records 36' });
    const shown = await fetch(`${operator.url}/?lang=fr`);
    const console = await shown.text();
    expect(console).toContain('Permettre jusqu’à 36 fiches');
    const action = /action="([^"]*\/sources\/laval\/quota[^"]*)"/.exec(console)![1]!.replaceAll('&amp;', '&');
    // As a browser sends it: with the page's cookie and the form's token.
    const fields = formFields(console, '/sources/laval/quota');
    const cookie = shown.headers.getSetCookie().map((one) => one.split(';')[0]);
    const type = 'application/x-www-form-urlencoded';
    const headers = { cookie: cookie.join('; '), 'content-type': type };
    await ask(action, { method: 'POST', headers, body: fields });
    expect(await store.registry.get(source.id)).toMatchObject({ quota: { maxRecords: 36 } });
    expect(await doctor()).toMatchObject({ ok: true });
    expect(await lastRun(line, source.id)).toMatchObject({ complete: true });
    const body = (quota: object) => ({ method: 'POST', body: JSON.stringify(quota) });
    expect(JSON.parse(await ask('/api/v1/sources/laval/quota', body({ maxBytes: 5000 })))).toMatchObject({
      quota: { maxRecords: 36, maxBytes: 5000 },
    });
    for (const refused of [{}, { maxRecords: 0 }, { maxRecords: 1.5 }, { max: 3 }])
      expect(JSON.parse(await ask('/api/v1/sources/laval/quota', body(refused)))).toMatchObject({ status: 400 });
    await operator.stop();
  });
  await server.stop();
});
