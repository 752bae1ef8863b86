import { describe, expect, test } from '@jest/globals';
import { isComplete, type Completeness, type JsonObject, type RawPage, type SourceFetch } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { connectors } from '../registered.ts';
import { readAs } from '../testing/read-as.ts';

const SITE = 'https://ville.example';
const { 'schema-org': protocol } = connectors;

type Answer =
  string | { readonly status?: number; readonly url?: string; readonly body?: string; readonly type?: string };

/** Returns a fetch of a site, and the addresses that were asked. An address that the site does not have is a 404. */
const siteOf = (answers: Readonly<Record<string, Answer>>) => {
  const asked: string[] = [];
  const send: SourceFetch['send'] = async ({ url, answers: accepted = [] }) => {
    asked.push(url);
    const given = answers[url.replace(SITE, '')] ?? { status: 404 };
    const { status = 200, body = '', type, url: final = url } = typeof given === 'string' ? { body: given } : given;
    if (status === 429) throw new MoissonError('fetch.rate-limited', { url, status, seconds: 60 }, { retryable: true });
    if (status >= 500) throw new MoissonError('fetch.server-error', { url, status }, { retryable: true });
    if (status !== 200 && !accepted.includes(status)) throw new MoissonError('fetch.not-found', { url, status });
    const contentType = type ?? (/^<\?xml/.test(body) ? 'application/xml' : 'text/html');
    const chunks = (async function* () {
      if (body !== '') yield Buffer.from(body);
    })();
    return { status, url: final, contentType, validators: {}, leave: () => undefined, chunks };
  };
  return { asked, fetch: { send } };
};

const sitemap = (...paths: string[]): string =>
  `<?xml version="1.0"?><urlset>${paths.map((path) => `<url><loc>${path.startsWith('/') ? SITE + path : path}</loc></url>`).join('')}</urlset>`;
const page = (...datasets: object[]): string =>
  `<html lang="fr">${datasets.map((one) => `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'Dataset', ...one })}</script>`).join('')}</html>`;

const read = async (answers: Readonly<Record<string, Answer>>, more: object = {}, from?: string) => {
  const { asked, fetch } = siteOf(answers);
  const source = aSource({ protocol: 'schema-org', endpoint: SITE, ...more });
  const reading = protocol.pages({
    ...{ source, fetch, signal: new AbortController().signal },
    ...(from === undefined ? {} : { from }),
  });
  const pages: RawPage[] = [];
  let step: IteratorResult<RawPage, Completeness>;
  try {
    while ((step = await reading.next()).done !== true) pages.push(step.value);
  } catch (error) {
    if (!(error instanceof MoissonError)) throw error;
    return { asked, pages, error: error.code, message: error.message, keys: [] };
  }
  const records = pages.flatMap((one) => one.records.map((bytes) => JSON.parse(String(bytes)) as JsonObject));
  const { evidence, oversized, problems } = step.value;
  const keys = records.map((record) => protocol.keyOf(record, source));
  return { asked, pages, records, keys, complete: isComplete(evidence), oversized, problems };
};

test('sitemaps that robots.txt names are read with those of their indexes, each once, and only pages of the site', async () => {
  const { keys, complete, asked } = await read({
    '/robots.txt': 'Sitemap: /index.xml\nSitemap: https://elsewhere.example/sitemap.xml',
    '/index.xml': `<?xml version="1.0"?><sitemapindex><sitemap><loc>${SITE}/a.xml</loc></sitemap><sitemap><loc>${SITE}/index.xml</loc></sitemap><sitemap><loc>https://elsewhere.example/b.xml</loc></sitemap></sitemapindex>`,
    '/a.xml': sitemap(
      '/jeux/2',
      '/jeux/1',
      '/jeux/1',
      'https://elsewhere.example/x',
      'javascript:alert(1)',
      'http://ville.example/jeux/3',
    ),
    '/jeux/1': page({ name: 'A' }),
    '/jeux/2': page({ name: 'B' }),
    '/jeux/3': page({ name: 'C' }),
  });
  expect({ keys, complete }).toEqual({ keys: ['/jeux/1', '/jeux/2', '/jeux/3'], complete: true });
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.filter((url) => !url.startsWith(SITE))).toEqual([]);
});

test('several datasets on a page are records, and one with a page of its own is left to that page', async () => {
  const { keys } = await read({
    '/sitemap.xml': sitemap('/jeux', '/jeux/1'),
    '/jeux': page({ name: 'A', url: `${SITE}/jeux/1` }, { name: 'B', '@id': '#b' }, { name: 'C', identifier: 'doi:c' }),
    '/jeux/1': page({ name: 'A', url: `${SITE}/jeux/1`, description: 'Tous les arbres' }),
  });
  expect(keys).toEqual(['/jeux#b', 'doi:c', '/jeux/1']);
});

test('a filter reads only pages below a path', async () => {
  const { asked } = await read(
    { '/sitemap.xml': sitemap('/a/1', '/b/1'), '/a/1': page({ name: 'A' }) },
    { options: { filter: '/a/' } },
  );
  expect(asked.slice(2)).toEqual([`${SITE}/a/1`]);
});

describe('a page that cannot be read', () => {
  const good = page({ name: 'A' });
  test.each<readonly [string, Answer, number]>([
    ['an error', { status: 500 }, 1],
    ['a cut page', good.replace('</html>', ''), 1],
    ['JSON-LD that is not JSON', '<html><script type="application/ld+json">{"@type":"Dataset",}</script></html>', 1],
    ['a page without a dataset', '<html></html>', 0],
    ['a page that is gone', { status: 410 }, 0],
    ['a page that does not exist', { status: 404 }, 0],
    ['a document of another kind', { body: '%PDF', type: 'application/pdf' }, 0],
    ['a redirect to another page of the list', { url: `${SITE}/jeux/1`, body: good }, 0],
  ])('%s counts as unread: %#', async (_, answer, unread) => {
    const result = await read({ '/sitemap.xml': sitemap('/jeux/0', '/jeux/1'), '/jeux/0': answer, '/jeux/1': good });
    expect(result).toMatchObject({ keys: ['/jeux/1'], complete: true, oversized: unread });
    expect(result.problems?.map(({ code }) => code)).toEqual(unread === 0 ? [] : ['record.unreadable']);
  });

  test('a page that robots.txt forbids is not requested and counts as unread', async () => {
    const { asked, oversized } = await read({
      '/robots.txt': 'User-agent: *\nDisallow: /prive',
      '/sitemap.xml': sitemap('/prive/1', '/jeux/1'),
      '/jeux/1': good,
    });
    expect({ oversized, asked: asked.slice(2) }).toEqual({ oversized: 1, asked: [`${SITE}/jeux/1`] });
  });

  test('five failures in a row end the run, and a later one goes on before them', async () => {
    const paths = Array.from({ length: 9 }, (_, at) => `/jeux/${at}`);
    const well = Object.fromEntries(paths.map((path) => [path, page({ name: path })]));
    const failing = Object.fromEntries(paths.map((path, at) => [path, at < 2 ? well[path]! : { status: 503 }]));
    const first = await read({ '/sitemap.xml': sitemap(...paths), ...failing });
    expect(first).toMatchObject({ error: 'fetch.server-error' });
    expect(first.asked.slice(2)).toHaveLength(7);
    const from = first.pages.flatMap(({ cursor }) => cursor ?? []).at(-1)!;
    const second = await read({ '/sitemap.xml': sitemap('/a', ...paths, '/z'), ...well, '/z': good }, {}, from);
    expect(second).toMatchObject({ keys: [...paths.slice(2), '/z'], complete: true, oversized: 0 });
  });

  test('a site that asks to wait ends the run at once', async () => {
    const { error, asked } = await read({ '/sitemap.xml': sitemap('/jeux/0', '/jeux/1'), '/jeux/0': { status: 429 } });
    expect({ error, asked: asked.length }).toEqual({ error: 'fetch.rate-limited', asked: 3 });
  });
});

test.each([
  ['no sitemap', {}, 'fetch.not-found'],
  [
    'sitemaps on another site',
    { '/robots.txt': 'Sitemap: https://elsewhere.example/sitemap.xml' },
    'body.unexpected-shape',
  ],
  ['a robots.txt that fails', { '/robots.txt': { status: 503 } }, 'fetch.server-error'],
  [
    'pages without any dataset',
    { '/sitemap.xml': sitemap('/a'), '/a': '<html>Connexion</html>' },
    'body.unexpected-shape',
  ],
  [
    'more pages than are read',
    { '/sitemap.xml': sitemap(...Array.from({ length: 50_001 }, (_, at) => `/${at}`)) },
    'paging.too-many-records',
  ],
])('%s end the run with a problem', async (_, answers, error) => {
  expect(await read(answers)).toMatchObject({ error });
});

test('indexes of indexes without end are a problem', async () => {
  const answers: Record<string, Answer> = {};
  for (let at = 0; at < 20; at += 1)
    answers[at === 0 ? '/sitemap.xml' : `/${at}.xml`] =
      `<?xml version="1.0"?><sitemapindex><sitemap><loc>${SITE}/${at + 1}.xml</loc></sitemap></sitemapindex>`;
  expect(await read(answers)).toMatchObject({ error: 'paging.too-many-records' });
});

test('a dataset is mapped with its publisher, licence, place, period and files', () => {
  const source = aSource({ protocol: 'schema-org', endpoint: SITE });
  const record: JsonObject = {
    page: `${SITE}/jeux/arbres`,
    language: 'fr-CA',
    dataset: {
      '@type': 'Dataset',
      'schema:name': 'Arbres publics',
      description: '<p>Les arbres</p>',
      keywords: ['arbre', { '@type': 'DefinedTerm', name: 'forêt' }],
      license: { '@type': 'CreativeWork', name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      creator: [
        {
          '@type': 'Organization',
          name: 'Ville de Laval',
          contactPoint: { name: 'Données', email: 'mailto:do@laval.example' },
        },
      ],
      spatialCoverage: { '@type': 'Place', name: 'Laval', geo: { '@type': 'GeoShape', box: '45.5 -73.9 45.7 -73.5' } },
      temporalCoverage: '2020-01-01/2025-12-31',
      dateModified: '2026-11-24',
      variableMeasured: 'hauteur',
      distribution: { contentUrl: `${SITE}/a.csv`, encodingFormat: 'text/csv', contentSize: '12 ko', codeBook: 'x' },
    },
  };
  const key = protocol.keyOf(record, source)!;
  const { dataset, links } = protocol.map(record, key, source);
  expect(dataset).toMatchObject({
    title: { fr: 'Arbres publics' },
    description: { fr: 'Les arbres' },
    organization: { name: 'Ville de Laval' },
    keyword: ['arbre', 'forêt'],
    license: { id: 'CC-BY-4.0' },
    contactPoint: { name: 'Données', email: 'do@laval.example' },
    spatial: { label: 'Laval', bbox: [-73.9, 45.5, -73.5, 45.7] },
    temporal: { start: '2020-01-01', end: '2025-12-31' },
    modified: '2026-11-24',
    landingPage: `${SITE}/jeux/arbres`,
    distribution: [
      { downloadURL: `${SITE}/a.csv`, mediaType: 'text/csv', byteSize: 12_000, extras: [{ key: 'codeBook' }] },
    ],
  });
  expect(dataset.extras.map((extra) => extra.key)).toEqual(expect.arrayContaining(['variableMeasured', 'creator']));
  expect(links).toContain(`self:ville.example#${key}`);
});

test('a page is asked for one record: it is served while the page describes it', async () => {
  const source = aSource({ protocol: 'schema-org', endpoint: SITE });
  const record = { page: `${SITE}/a`, dataset: { '@type': 'Dataset', '@id': '#a', name: 'A' } };
  const answerOf = async (answer: Answer): Promise<string> => {
    const { request, read: readAnswer } = protocol.one!(record, source)!;
    return readAnswer(await siteOf({ '/a': answer }).fetch.send(request));
  };
  expect(await answerOf(page({ '@id': '#a', name: 'Autre titre' }))).toBe('here');
  expect(await answerOf(page({ '@id': '#b', name: 'A' }))).toBe('unknown');
  expect(await answerOf('<html>Connexion</html>')).toBe('unknown');
  expect(await answerOf({ status: 404 })).toBe('gone');
  for (const odd of [{}, { page: 7 }, { page: 'ftp://a.example' }, { page: 'https://u:p@a.example' }])
    expect(protocol.one!(odd, source)).toBeUndefined();
});

test('a check reports pages, datasets and the crawl delay that the site asks for', async () => {
  const { fetch } = siteOf({
    '/robots.txt': 'User-agent: *\nCrawl-delay: 60',
    '/sitemap.xml': sitemap('/a', '/b'),
    ...{ '/a': page({ name: 'A' }), '/b': '<html></html>' },
  });
  const source = aSource({ protocol: 'schema-org', endpoint: SITE });
  const { detail } = await protocol.probe({ source, fetch, signal: new AbortController().signal });
  expect(detail).toBe('2 pages in 1 sitemaps; 1 datasets in 2 of them; robots.txt asks for a crawl delay of 60 s');
});

test.each([
  ['https://ville.example/donnees/arbres?x=1', 'https://ville.example'],
  ['https://ville.example/fr/jeux-de-donnees', 'https://ville.example'],
  ['https://ville.example/sitemap_index.xml', 'https://ville.example'],
  ['https://ville.example/robots.txt', 'https://ville.example'],
  ['https://ville.example/api/3/action', expect.stringContaining('give ckan')],
  ['ville', expect.stringContaining('https://')],
])('schema.org: %s is %s', (text, expected) => {
  expect(readAs('schema-org', text)).toEqual(expected);
});

test('a page with a dataset for search engines is recognised', () => {
  const recognise: typeof protocol.recognise = (...given) => protocol.recognise(...given);
  const url = new URL(SITE);
  expect(recognise(url, { contentType: 'text/html', text: page({ name: 'A' }) })).toBe(true);
  expect(recognise(url, { contentType: 'text/html', text: '<html></html>' })).toBe(false);
  expect(recognise(url)).toBe(false);
});
