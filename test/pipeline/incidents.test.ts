import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { connectors } from '@moisson/connectors';
import { SourceId } from '@moisson/contracts';
import { startMonitor } from '@moisson/monitor';
import { startOperator, type OperatorParts } from '@moisson/operator';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aSource, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { cliOn } from '../support/cli-on.ts';
import { formFields } from '../support/form-fields.ts';

const stack = new AsyncDisposableStack();
const clock = new ManualClock('2026-11-24T12:00:00.000Z');
let store: ReturnType<typeof openSqliteStore>;
let operator: HttpService;
let monitor: HttpService;

beforeAll(async () => {
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-incidents-')), (one) => rm(one, { recursive: true }));
  store = stack.adopt(openSqliteStore(dir, clock), (one) => one.close());
  const opened = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), clock);
  const changeLog = stack.adopt(opened, (one) => one.close());
  const parts = { store, log: createLogger('test', 'silent'), listen: { host: '127.0.0.1', port: 0 } };
  // Nothing else of the line is asked.
  const others = { ...parts, changeLog, connectors } as unknown as OperatorParts;
  operator = stack.adopt(await startOperator(others), (one) => one.stop());
  monitor = stack.adopt(await startMonitor(parts), (one) => one.stop());
  await store.registry.create(aSource({ id: 'laval', name: { fr: 'Ville de Laval' } }));
  await store.registry.create(aSource({ id: 'levis', name: { fr: 'Ville de Lévis' } }));
});
afterAll(() => stack.disposeAsync());

const read = async (url: string): Promise<string> => (await fetch(url)).text();
const post = (path: string, body: object): Promise<Response> =>
  fetch(`${operator.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const title = { fr: 'Laval <b>muette</b>', en: 'Laval is silent' };

test('an incident is on the status page, on the page of its feed, in the API and in the Atom feed, and goes on', async () => {
  const opened = await post('/incidents', { title, text: { fr: 'On cherche.', en: 'We look.' }, feeds: ['laval'] });
  expect(opened.status).toBe(201);
  const { id } = (await opened.json()) as { id: string };
  for (const path of ['/', '/feeds/laval']) {
    const page = await read(`${monitor.url}${path}?lang=fr`);
    for (const text of ['Laval &lt;b>muette', 'À l’étude', 'On cherche.', 'Ville de Laval'])
      expect(page).toContain(text);
  }
  expect(await read(`${monitor.url}/feeds/levis?lang=en`)).not.toContain('Laval is silent');
  clock.advance({ hours: 1 });
  const said = { state: 'resolved', text: { fr: 'C’est rétabli.', en: 'It is well again.' } };
  expect((await post(`/incidents/${id}/updates`, said)).status).toBe(200);
  expect(JSON.parse(await read(`${monitor.url}/api/v1/incidents`))).toMatchObject({
    items: [{ id, state: 'resolved', feeds: ['laval'], updates: [{ state: 'resolved' }, { state: 'investigating' }] }],
  });
  const entries: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local }) => void entries.push(local));
  parser.write(await read(`${monitor.url}/incidents.atom?lang=en`)).close();
  expect(entries.filter((name) => name === 'entry')).toHaveLength(2);
  // A source that is gone from the public keeps its id.
  await store.registry.update(SourceId.parse('laval'), (source) => ({ ...source, state: 'draft' }));
  const gone = await read(`${monitor.url}/?lang=en`);
  expect(gone).toContain('It is well again.');
  expect(gone).not.toContain('href="/feeds/laval');
  clock.advance({ hours: 24 * 15 });
  expect(await read(`${monitor.url}/?lang=en`)).not.toContain('It is well again.');
  const acts = await store.audit.list({ limit: 10 });
  expect(acts.map(({ operation }) => operation)).toEqual(['updateIncident', 'openIncident']);
});

test('a source that is not there, one language alone, and an unknown incident are refused', async () => {
  const text = { fr: 'x', en: 'x' };
  expect((await post('/incidents', { title, text, feeds: ['montreal'] })).status).toBe(404);
  expect((await post('/incidents', { title: { fr: 'x' }, text })).status).toBe(400);
  expect((await post('/incidents', { title, text: { fr: 'x', en: ' ' } })).status).toBe(400);
  expect((await post('/incidents/aucun/updates', { state: 'resolved', text })).status).toBe(404);
});

test('the form of the console opens one, and the command tells how it goes on', async () => {
  const page = await fetch(`${operator.url}/incidents?lang=fr`);
  const form = formFields(await page.text(), '/incidents/open');
  const given = {
    titleFr: 'Panne',
    titleEn: 'Outage',
    textFr: 'Tout.',
    textEn: 'All.',
    feeds: '',
    state: 'identified',
  };
  for (const [name, value] of Object.entries(given)) form.set(name, value);
  const cookie = page.headers.getSetCookie().map((one) => one.split(';')[0]);
  const sent = await fetch(`${operator.url}/incidents/open`, {
    ...{ method: 'POST', body: form, headers: { cookie: cookie.join('; ') }, redirect: 'manual' },
  });
  expect(sent.status).toBe(303);
  const moisson = cliOn(operator.url);
  const [newest] = JSON.parse((await moisson('incident', 'list', '--json')).stdout) as { id: string }[];
  await moisson(
    'incident',
    'update',
    newest!.id,
    '--state',
    'monitoring',
    '--fr',
    'On surveille.',
    '--en',
    'We watch.',
  );
  const shown = await read(`${monitor.url}/?lang=fr`);
  for (const text of ['Panne', 'Sous surveillance', 'On surveille.', 'Toutes les sources'])
    expect(shown).toContain(text);
});
