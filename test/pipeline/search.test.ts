import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { feedDataset, FeedServer } from '../support/feed-server.ts';
import { withLine } from '../support/with-line.ts';

const id = SourceId.parse('ville');
const TITLES = ['Lieux de la culture', 'Chantiers routiers', 'Réseau cyclable', 'Horaires d’été', 'Arbres'] as const;
const dataset = (title: string): object =>
  feedDataset({
    identifier: `https://ville.invalid/datasets/v::${title.toLowerCase().replaceAll(/[^a-z]/g, '-')}`,
    title,
  });

let line: EmbeddedLine;
let feed: FeedServer;
let portal: HttpService;
const clock = new ManualClock();
const finished = Promise.withResolvers<undefined>();
let running: Promise<void>;

/** Polls the source, which lists datasets with these titles. */
const poll = async (titles: readonly string[]): Promise<void> => {
  feed.datasets = titles.map(dataset);
  clock.advance({ hours: 24 });
  await line.pollNow(id);
};

beforeAll(async () => {
  feed = await FeedServer.start();
  const opened = Promise.withResolvers<undefined>();
  running = withLine(async (one) => {
    line = one;
    opened.resolve(undefined);
    await finished.promise;
  }, clock);
  await Promise.race([opened.promise, running]);
  await line.store.registry.create(aSource({ id, protocol: 'arcgis-hub', endpoint: feed.url }));
  await poll(TITLES);
  const [one] = await line.store.datasetReads.scan(undefined, 1);
  await line.store.registry.putOrganizations([
    { id: 'autrement-nommee', name: { fr: one!.organization!.name }, aliases: ['MTQ', 'Transports Québec'] },
  ]);
  const listen = { host: '127.0.0.1', port: 0 };
  portal = await startPortal({ store: line.store, log: createLogger('test', 'silent'), listen });
});
afterAll(async () => {
  await portal.stop();
  finished.resolve(undefined);
  await running;
  await feed[Symbol.asyncDispose]();
});

interface Answer {
  /** Titles of the datasets that hold all words, sorted. */
  readonly exact: readonly string[];
  readonly status: number;
  readonly titles: readonly string[];
  readonly body: {
    readonly total: number;
    readonly exact?: number;
    readonly notice?: { readonly code: string; readonly message: { readonly fr: string; readonly en: string } };
    readonly facets: { readonly absent: readonly { readonly value: string; readonly count: number }[] };
    readonly detail: string;
    readonly title: string;
    readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  };
}
const ask = async (path: string): Promise<Answer> => {
  const response = await fetch(portal.url + path, { headers: { 'accept-language': 'en' } });
  const body = (await response.json()) as Answer['body'] & { items?: { title: { fr: string } }[] };
  const titles = (body.items ?? []).map(({ title }) => title.fr);
  return { status: response.status, body, titles: titles.toSorted(), exact: titles.slice(0, body.exact).sort() };
};
const search = (query: Readonly<Record<string, string>>): Promise<Answer> =>
  ask(`/api/v1/datasets?${new URLSearchParams(query).toString()}`);
const pageOf = async (query: string): Promise<string> => (await fetch(`${portal.url}/datasets?${query}`)).text();

test.each([
  ['lieu', ['Lieux de la culture']],
  ['été', ['Horaires d’été']],
  ['MTQ', [...TITLES].sort()],
  ['M.T.Q. cyclable', ['Réseau cyclable']],
  ['transports québec arbre', ['Arbres']],
  ['', [...TITLES].sort()],
  ['  ', [...TITLES].sort()],
])('the API finds by plural, season and alias: %j', async (q, titles) => {
  const found = await search({ q });
  expect([found.status, found.exact]).toEqual([200, titles]);
  // With few datasets that hold all words, those that hold some follow.
  const isWidened = q.trim().includes(' ');
  expect([found.body.exact, found.body.notice?.code]).toEqual(
    isWidened ? [titles.length, 'search.widened'] : [undefined, undefined],
  );
});

test.each([
  ['cyclable introuvable', ['Réseau cyclable'], 'search.relaxed', 'Aucun jeu de données ne contient tous ces mots'],
  ['cyclabel ', ['Réseau cyclable'], 'search.corrected', 'voici ceux qui contiennent «\u00a0cyclable\u00a0»'],
])('the API and the page say how a query was read: %j', async (q, titles, code, told) => {
  const { body, titles: found } = await search({ q });
  expect([found, body.notice?.code]).toEqual([titles, code]);
  expect(await pageOf(`${new URLSearchParams({ q }).toString()}&lang=fr`)).toContain(told);
});

test.each(['de la', '!!!', 'le', 'a', '« »', '...', 'of the', '??', 'd’', '- -'])(
  'a query without a word gets a notice, in the API and on the page: %s',
  async (q) => {
    const { status, body, titles } = await search({ q });
    expect([status, titles, body.total, body.notice?.code]).toEqual([200, [], 0, 'search.no-words']);
    expect(body.notice!.message.fr).toContain('aucun mot à chercher');
    const text = new URLSearchParams({ q }).toString();
    const [french, english] = [await pageOf(`${text}&lang=fr`), await pageOf(`${text}&lang=en`)];
    expect(french).toContain('n’a aucun mot à chercher');
    expect(english).toContain('has no word to look for');
    for (const title of TITLES) expect(french).not.toContain(title);
  },
);

test.each([
  ['/api/v1/datasets?organisation=x', '/organisation', 'did you mean organization?'],
  ['/api/v1/datasets?license=x', '/license', 'did you mean licence?'],
  ['/api/v1/datasets?formats=CSV&q=x', '/formats', 'did you mean format?'],
  [
    '/api/v1/datasets?page=2',
    '/page',
    'known: q, organization, theme, format, licence, source, absent, start, end, bbox, sort, explain, cursor, limit',
  ],
  ['/api/v1/datasets?utm_source=x', '/utm_source', 'unknown parameter "utm_source"'],
  ['/api/v1/datasets?Q=x', '/Q', 'known: q'],
  ['/api/v1/datasets?foo=', '/foo', 'unknown parameter "foo"'],
  ['/api/v1/datasets?__proto__=x', '/__proto__', 'unknown parameter'],
  ['/api/v1/datasets?a[b]=x', '/a[b]', 'unknown parameter'],
  ['/api/v1/datasets?lang=de', '/lang', '"fr" or "en"'],
  ['/api/v1/datasets?lang=fr&lang=en', '/lang', '"fr" or "en"'],
  ['/api/v1/organizations?q=x', '/q', 'known: lang'],
  ['/api/v1/sources?limit=2', '/limit', 'known: lang'],
  ['/api/v1/sources/ville?x=1', '/x', 'known: lang'],
  ['/api/v1/datasets/b3c1b6f2-6a0e-5d2b-8d7b-0c8c6a1d0001?x=1', '/x', 'known: lang'],
  ['/api/v1/datasets/b3c1b6f2-6a0e-5d2b-8d7b-0c8c6a1d0001/records?x=1', '/x', 'known: lang'],
  ['/api/v1/records/ville/raw?keys=1', '/keys', 'did you mean key?'],
])('an unknown parameter of the API is refused by its name: %s', async (path, pointer, detail) => {
  const { status, body } = await ask(path);
  expect([status, body.errors]).toEqual([400, [{ pointer, detail: expect.stringContaining(detail) }]]);
  expect(body.title).toContain(body.errors![0]!.detail.slice(0, 40));
});

test('every unknown parameter is named, at most twenty of them', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`inconnu${at}`, 'x']));
  expect((await search(many)).body.errors).toHaveLength(20);
});

test.each([
  '/datasets?utm_source=lettre&q=lieu',
  '/?fbclid=x',
  '/organizations?x=1',
  '/sources?q=x',
  '/datasets?page=2',
])('a page ignores the parameters that it does not know: %s', async (path) => {
  expect((await fetch(portal.url + path)).status).toBe(200);
});

test('absent datasets can be filtered, as soon as the absence begins and until it ends', async () => {
  expect((await search({ absent: 'true' })).titles).toEqual([]);
  expect((await search({ absent: 'false' })).titles).toHaveLength(5);
  await poll(TITLES.slice(0, 3));
  const absent = await search({ absent: 'true' });
  expect([absent.titles, absent.body.facets.absent]).toEqual([
    ['Arbres', 'Horaires d’été'],
    [
      { value: 'true', count: 2 },
      { value: 'false', count: 3 },
    ],
  ]);
  expect((await search({ absent: 'false' })).titles).toEqual([...TITLES.slice(0, 3)].sort());
  expect((await search({ absent: 'true', q: 'arbre' })).titles).toEqual(['Arbres']);
  const counted = await search({});
  expect(counted.body.facets.absent).toEqual([
    { value: 'true', count: 2 },
    { value: 'false', count: 3 },
  ]);
  expect(await pageOf('lang=fr')).toContain('Absents de leur source</a');
  expect(await pageOf('lang=en&absent=true')).toContain('No longer shown by their source ✕');
  expect((await search({ absent: 'oui' })).status).toBe(400);
  await poll(TITLES);
  expect((await search({ absent: 'true' })).titles).toEqual([]);
});
