import { expect, test } from '@jest/globals';
import type { JsonObject, SourceFetch } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { connectors } from '../registered.ts';
import { readAs } from '../testing/read-as.ts';

const SITE = 'https://ogc.example/api';
const protocol = connectors['ogc-records'];
const source = aSource({ protocol: 'ogc-records', endpoint: SITE });

/** A fetch that gives each address its JSON, and the addresses that were asked. */
const answering = (answers: Readonly<Record<string, unknown>>) => {
  const asked: string[] = [];
  const send: SourceFetch['send'] = async ({ url }) => {
    asked.push(url);
    const given = answers[url.replace(SITE, '')];
    const chunks = (async function* () {
      yield Buffer.from(JSON.stringify(given ?? {}));
    })();
    const status = given === undefined ? 404 : 200;
    return { status, url, contentType: undefined, validators: {}, leave: () => undefined, chunks };
  };
  return { asked, context: { source, fetch: { send }, signal: new AbortController().signal } };
};

test.each<readonly [string, unknown[], string]>([
  ['none of records', [{ id: 'a', itemType: 'feature' }, { id: 'b' }], 'no collection of records among: a, b'],
  [
    'several of records',
    [
      { id: 'a', itemType: 'record' },
      { id: 'b', itemType: ['record'] },
    ],
    'several collections of records, a, b',
  ],
  ['no list', 'x' as unknown as unknown[], 'no list at collections'],
])('an API with %s is a problem that names them', async (_, collections, message) => {
  const { context } = answering({ '/collections': { collections } });
  await expect(protocol.pages(context).next()).rejects.toMatchObject({
    code: 'body.unexpected-shape',
    message: expect.stringContaining(message),
  });
});

test('a check names the collection, and works without a count', async () => {
  const { context, asked } = answering({
    '/collections': { collections: [{ id: 'mes données', itemType: 'record' }] },
    '/collections/mes%20donn%C3%A9es/items?limit=1': { features: [{ id: 'a' }] },
  });
  expect((await protocol.probe(context)).detail).toBe(
    'OGC API Records, collection mes données, numberMatched: not given',
  );
  expect(asked).toHaveLength(2);
});

test('a record of the standard is mapped', () => {
  const record: JsonObject = {
    id: 'urn:x:arbres',
    type: 'Feature',
    conformsTo: ['http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core'],
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [-74, 45],
          [-73, 45],
          [-73, 46],
          [-74, 46],
          [-74, 45],
        ],
      ],
    },
    time: { interval: ['2020-01-01', '..'], resolution: 'P1D' },
    properties: {
      type: 'dataset',
      title: 'Arbres publics',
      description: 'Les arbres de la ville, par espèce.',
      keywords: ['arbre'],
      language: { code: 'fr', name: 'français' },
      themes: [{ concepts: [{ id: 'environment', title: 'Environnement' }], scheme: 'https://x' }],
      externalIds: [{ scheme: 'doi', value: '10.1/abc' }],
      contacts: [
        { name: 'A. Tremblay', emails: [{ value: 'geo@ville.example' }], roles: ['pointOfContact'] },
        { organization: 'Ville de Laval', roles: ['publisher'] },
      ],
      license: 'other',
      created: '2020-01-01T00:00:00Z',
      updated: '2026-11-24',
      formats: [{ name: 'CSV' }],
    },
    links: [
      { rel: 'self', href: `${SITE}/collections/m/items/urn:x:arbres` },
      { rel: 'alternate', type: 'text/html', href: 'https://ogc.example/dataset/arbres' },
      { rel: 'license', href: 'https://creativecommons.org/licenses/by/4.0/' },
      { rel: 'enclosure', type: 'text/csv', title: 'Arbres', href: 'https://ogc.example/arbres.csv', length: 120 },
      {
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/items',
        type: 'application/geo+json',
        href: `${SITE}/collections/arbres/items`,
        auth: 'x',
      },
    ],
  };
  const key = protocol.keyOf(record, source)!;
  const { dataset, links } = protocol.map(record, key, source);
  expect(dataset).toMatchObject({
    title: { fr: 'Arbres publics' },
    language: ['fr'],
    organization: { name: 'Ville de Laval' },
    contactPoint: { name: 'A. Tremblay', email: 'geo@ville.example' },
    license: { id: 'CC-BY-4.0' },
    spatial: { bbox: [-74, 45, -73, 46] },
    temporal: { start: '2020-01-01' },
    modified: '2026-11-24',
    landingPage: 'https://ogc.example/dataset/arbres',
    identifier: ['urn:x:arbres', '10.1/abc'],
    distribution: [
      { title: 'Arbres', downloadURL: 'https://ogc.example/arbres.csv', mediaType: 'text/csv', byteSize: 120 },
      { accessURL: `${SITE}/collections/arbres/items` },
    ],
  });
  expect(dataset.extras.map((extra) => extra.key)).toEqual(expect.arrayContaining(['conformsTo', 'themes', 'formats']));
  expect(links).toContain('page:ogc.example/dataset/arbres');
});

test('a record of an older draft is mapped', () => {
  const record: JsonObject = {
    id: 7,
    properties: {
      title: 'Cartes',
      recordUpdated: '2021-05-01',
      extent: { spatial: { bbox: [[-74, 45, -73, 46]] }, temporal: { interval: [['2001', '2005']] } },
      associations: [{ rel: 'download', href: 'https://ogc.example/c.zip', name: 'Cartes' }],
    },
  };
  const { dataset } = protocol.map(record, protocol.keyOf(record, source)!, source);
  expect(dataset).toMatchObject({
    modified: '2021-05-01',
    spatial: { bbox: [-74, 45, -73, 46] },
    temporal: { start: '2001', end: '2005' },
    distribution: [{ title: 'Cartes', downloadURL: 'https://ogc.example/c.zip' }],
  });
});

test.each<readonly [string, unknown, string]>([
  ['the record', { id: 'a/é' }, 'here'],
  ['another record', { id: 'b' }, 'unknown'],
  ['no record', undefined, 'gone'],
])('a question about one record is answered by %s', async (_, answer, expected) => {
  const path = '/collections/m/items/a%2F%C3%A9';
  const { context } = answering({ [path]: answer });
  const named = aSource({ protocol: 'ogc-records', endpoint: `${SITE}/collections/m` });
  const { request, read } = protocol.one!({ id: 'a/é' }, named)!;
  expect(request.url).toBe(SITE + path);
  expect(await read(await context.fetch.send(request))).toBe(expected);
});

test('the collection of a record is found in its links, on the same site only', () => {
  const asked = (href: string): string | undefined =>
    protocol.one!({ id: 'a', links: [{ rel: 'collection', href }] }, source)?.request.url;
  expect(asked(`${SITE}/collections/m`)).toBe(`${SITE}/collections/m/items/a`);
  expect(asked('https://elsewhere.example/collections/m')).toBeUndefined();
  expect(protocol.one!({ id: 'a' }, source)).toBeUndefined();
});

test.each([
  ['https://ogc.example/api', SITE],
  ['https://ogc.example/api/collections?f=html', SITE],
  ['https://ogc.example/api/conformance', SITE],
  ['https://ogc.example/geonetwork/ogcapi-records', 'https://ogc.example/geonetwork/ogcapi-records'],
  ['https://ogc.example/api/collections/m/items/urn:x:1?f=json', SITE],
  ['https://ogc.example/api/collections/m/items?q=eau', expect.stringContaining('as the filter')],
])('OGC API Records: %s is %s', (text, expected) => {
  expect(readAs('ogc-records', text)).toEqual(expected);
});
