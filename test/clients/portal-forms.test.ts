import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatasetId, type Dataset } from '@moisson/contracts';
import { bodyJson, leadsOf, type DatasetBody } from '@moisson/domain';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { Parser } from 'n3';
import { hostile, sentHeaders } from '../support/generated-requests.ts';
import { dcatUsRules } from './dcat-us-schemas.ts';
import { pythonWithClients, runPython } from './python-clients.ts';
import { withLine } from '../support/with-line.ts';

const log = createLogger('test', 'silent');
const SIZE = 45;
const REQUESTS = 250;
const SEED = Number(process.env.SEED ?? Date.now() % 100_000);
const [REMOVED, MERGED] = ['b3c1b6f2-6a0e-5d2b-8d7b-0c8c6a1d0001', 'b3c1b6f2-6a0e-5d2b-8d7b-0c8c6a1d0002'];
const REMOVED_AT = '2026-11-25T12:00:00.000Z';

let portal: HttpService;
let some: readonly Dataset[];
let finish: () => void;
let finished: Promise<void>;

beforeAll(async () => {
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({
      ...{ id: 'laval', protocol: 'ckan', seed: 7, size: SIZE },
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    }),
  );
  await new Promise<void>((ready, failed) => {
    finished = withLine(async (line) => {
      const source = aSource({ endpoint: server.url });
      await line.store.registry.create(source);
      await line.pollNow(source.id);
      some = await line.store.datasetReads.scan(undefined, SIZE);
      const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
      const bodies: readonly (readonly [string, DatasetBody])[] = [
        [REMOVED, { state: 'removed', label: 'Retiré', removedAt: REMOVED_AT, organization }],
        [MERGED, { state: 'redirect', to: some[0]!.id }],
      ];
      await line.store.datasetWrites.write(
        bodies.map(([id, body]) => ({
          ...{ id: DatasetId.parse(id), expected: 0, hash: 'h', leads: leadsOf(body), body, json: bodyJson(body) },
        })),
      );
      portal = await startPortal({
        ...{ store: line.store, log, listen: { host: '127.0.0.1', port: 0 }, contactEmail: 'donnees@moisson.example' },
        secret: 'a secret that all portals of an installation share',
      });
      const stop = new Promise<void>((resolve) => (finish = resolve));
      ready();
      await stop;
      await portal.stop();
    });
    finished.catch(failed);
  });
  await server.stop();
});
afterAll(async () => {
  finish();
  await finished;
});

/** Node's fetch adds `no-cache` to a conditional request that does not say otherwise. */
const get = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> =>
  fetch(portal.url + path, {
    headers: 'if-none-match' in headers ? { 'cache-control': 'max-age=0', ...headers } : headers,
    redirect: 'manual',
    ...init,
  });
const oai = async (query: string): Promise<string> => (await get(`/oai?${query}`)).text();

describe('a dataset', () => {
  test('is given in the form that Accept or the extension asks for', async () => {
    const { id } = some[0]!;
    for (const [extension, type] of [
      ['jsonld', 'application/ld+json'],
      ['ttl', 'text/turtle'],
      ['rdf', 'application/rdf+xml'],
      ['nt', 'application/n-triples'],
      ['json', 'application/json'],
    ] as const) {
      const [byName, byType] = [
        await get(`/datasets/${id}.${extension}`),
        await get(`/datasets/${id}`, { accept: type }),
      ];
      for (const response of [byName, byType]) {
        expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
        expect(response.headers.get('access-control-allow-origin')).toBe('*');
      }
      expect(await byName.text()).toBe(await byType.text());
      expect(byType.headers.get('vary')).toMatch(/Accept(?:,|$)/);
      const again = await get(`/datasets/${id}.${extension}`, { 'if-none-match': byName.headers.get('etag')! });
      expect(again.status).toBe(304);
    }
    const turtle = await (await get(`/datasets/${id}.ttl`)).text();
    expect(new Parser().parse(turtle).length).toBeGreaterThan(15);
  });

  test('is a page for browsers, with links to its other forms and the JSON-LD that search engines read', async () => {
    for (const accept of ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', '*/*']) {
      const response = await get(`/datasets/${some[0]!.id}`, { accept });
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('link')).toContain('rel="alternate"; type="text/turtle"');
      const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await response.text())!;
      const read = JSON.parse(data!) as { description: string };
      expect(read).toMatchObject({ '@type': 'Dataset', name: some[0]!.title.fr, includedInDataCatalog: {} });
      expect(read.description.length).toBeGreaterThanOrEqual(50);
    }
  });

  test('is refused in other forms, with what is offered', async () => {
    const response = await get(`/datasets/${some[0]!.id}`, { accept: 'image/png' });
    expect(response.status).toBe(406);
    expect(JSON.stringify(await response.json())).toContain('application/ld+json');
    expect((await get(`/datasets/${some[0]!.id}.docx`)).status).toBe(404);
  });

  test('that was merged or removed leads there, or says so', async () => {
    expect((await get(`/datasets/${MERGED}.ttl`)).headers.get('location')).toBe(`/datasets/${some[0]!.id}.ttl`);
    expect((await get(`/datasets/${REMOVED}.ttl`)).status).toBe(410);
  });
});

describe('the catalogue', () => {
  const idsIn = (turtle: string): string[] =>
    new Parser()
      .parse(turtle)
      .filter(({ predicate }) => predicate.value === 'http://www.w3.org/ns/dcat#dataset')
      .map(({ object }) => object.value.split('/').at(-1)!);

  test('is whole in pages of any size, each dataset once', async () => {
    for (const limit of [1, 7, SIZE, 500]) {
      const ids: string[] = [];
      for (let path: string | undefined = `/catalog.ttl?limit=${limit}`; path !== undefined;) {
        const text = await (await get(path)).text();
        ids.push(...idsIn(text));
        path = /hydra:next> ?|hydra:next <([^>]+)>/.exec(text)?.[1]?.replace(portal.url, '');
      }
      expect(ids).toEqual(some.map(({ id }) => id));
      if (limit === 1) expect(ids).toHaveLength(SIZE);
    }
  });

  test('is filtered by organization, source and date; a filter that does not exist is refused', async () => {
    const read = async (query: string): Promise<number> =>
      idsIn(await (await get(`/catalog.ttl?${query}`)).text()).length;
    expect(await read('organization=ville-de-laval')).toBe(SIZE);
    expect(await read('organization=ville-de-laval&organization=autre&source=laval')).toBe(SIZE);
    expect(await read('organization=autre')).toBe(0);
    expect(await read('source=autre')).toBe(0);
    expect(await read('modified_since=2000-01-01')).toBe(SIZE);
    expect(await read('modified_since=2999-01-01T00:00:00')).toBe(0);
    for (const query of ['organisation=x', 'limit=0', 'limit=501', 'cursor=x', 'modified_since=hier'])
      expect([query, (await get(`/catalog.ttl?${query}`)).status]).toEqual([query, 400]);
  });

  test('answers 304 to who has it, and is found by Accept', async () => {
    const first = await get('/catalog.rdf?limit=5');
    await first.text();
    expect((await get('/catalog.rdf?limit=5', { 'if-none-match': first.headers.get('etag')! })).status).toBe(304);
    expect((await get('/catalog?limit=5', { accept: 'text/turtle' })).headers.get('location')).toBe(
      '/catalog.ttl?limit=5',
    );
    expect((await get('/catalog', { accept: 'image/png' })).status).toBe(406);
    expect((await get('/catalog.zip')).status).toBe(404);
    expect(await (await get('/catalog.ttl', {}, { method: 'HEAD' })).text()).toBe('');
  });
});

describe('OAI-PMH', () => {
  const HOST = 'oai:127.0.0.1:';
  const codeIn = (text: string): string | undefined => /<error code="(\w+)"/.exec(text)?.[1];

  test.each([
    ['', 'badVerb'],
    ['verb=Steal', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&x=1', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2021-01-01T00:00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-02&until=2021-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-30', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01T00:00:00.5Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=autre', 'noRecordsMatch'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.org:1', 'idDoesNotExist'],
    [`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.org:${REMOVED}`, 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=x', 'idDoesNotExist'],
  ])('answers "%s" with the error %s', async (query, code) => {
    const response = await get(`/oai?${query}`);
    expect(response.status).toBe(200);
    expect(codeIn(await response.text())).toBe(code);
  });

  test('identifies itself, its formats and its sets', async () => {
    const text = await oai('verb=Identify');
    for (const part of ['<protocolVersion>2.0<', '<deletedRecord>persistent<', 'donnees@moisson.example', 'hh:mm:ssZ'])
      expect(text).toContain(part);
    expect(await oai('verb=ListMetadataFormats')).toMatch(/oai_dc.*dcat/s);
    expect(await oai('verb=ListSets')).toContain('<setSpec>ville-de-laval</setSpec><setName>Ville de Laval</setName>');
  });

  test('gives a record in each format, and the header of one that was removed or merged', async () => {
    const { id, title } = some[0]!;
    const dublinCore = await oai(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${HOST}${id}`);
    expect(dublinCore).toContain(title.fr!.replaceAll('&', '&amp;'));
    expect(await oai(`verb=GetRecord&metadataPrefix=dcat&identifier=${HOST}${id}`)).toContain(
      'http://www.w3.org/ns/dcat#',
    );
    const removed = await oai(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${HOST}${REMOVED}`);
    expect(removed).toContain('<header status="deleted">');
    expect(removed).toContain('<datestamp>2026-11-25T12:00:00Z</datestamp>');
    expect(removed).not.toContain('<metadata>');
    expect(await oai(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${HOST}${MERGED}`)).toContain('status="deleted"');
  });

  test('lists by date and set, days included, deleted records too', async () => {
    const within = async (query: string): Promise<string[]> =>
      [...(await oai(`verb=ListIdentifiers&metadataPrefix=oai_dc&${query}`)).matchAll(/<identifier>([^<]+)</g)].map(
        ([, id]) => id!.slice(HOST.length),
      );
    expect(await within('from=2026-11-25&until=2026-11-25')).toContain(REMOVED);
    expect(await within('from=2026-11-25T12:00:00Z&until=2026-11-25T12:00:00Z')).toContain(REMOVED);
    expect(await within('until=2026-11-25T11:59:59Z')).not.toContain(REMOVED);
    expect((await within('set=ville-de-laval')).length).toBe(SIZE + 1);
  });

  test('is also asked by POST', async () => {
    const body = new URLSearchParams({ verb: 'Identify' });
    const response = await get('/oai', {}, { method: 'POST', body });
    expect(await response.text()).toContain('<repositoryName>');
    expect((await get('/catalog.ttl', {}, { method: 'POST', body })).status).toBe(405);
    expect(
      (await get('/oai', {}, { method: 'POST', body: new URLSearchParams({ verb: 'x'.repeat(50_000) }) })).status,
    ).toBe(413);
  });
});

describe('data.json', () => {
  test.each(['1.1', '3.0'])('has every dataset with what DCAT-US %s demands', async (version) => {
    const document = (await (await get(`/data.json?version=${version}`)).json()) as { dataset: unknown[] };
    expect(document.dataset).toHaveLength(SIZE);
    const rules = dcatUsRules[version]!;
    rules(document);
    expect(rules.errors ?? []).toEqual([]);
    const known = await get(`/data.json?version=${version}`);
    await known.text();
    expect((await get(`/data.json?version=${version}`, { 'if-none-match': known.headers.get('etag')! })).status).toBe(
      304,
    );
    expect((await get('/data.json?version=2')).status).toBe(400);
  });
});

describe('OGC API Records', () => {
  const items = async (
    query: string,
  ): Promise<{ numberMatched: number; features: { id: string; links: { rel: string }[] }[] }> =>
    (await (await get(`/ogc/collections/datasets/items?${query}`)).json()) as never;

  test('lists, searches and gives single records', async () => {
    expect(await items('limit=3')).toMatchObject({ numberMatched: SIZE, numberReturned: 3 });
    expect((await items(`ids=${some[1]!.id},x,${some[0]!.id}`)).features).toHaveLength(2);
    expect((await items('ids=')).features).toHaveLength(0);
    expect((await items('type=service')).features).toHaveLength(0);
    expect((await items('bbox=-180,-90,180,90')).numberMatched).toBeGreaterThanOrEqual(0);
    expect((await items('datetime=2000-01-01/..')).numberMatched).toBeGreaterThanOrEqual(0);
    const one: unknown = await (await get(`/ogc/collections/datasets/items/${some[0]!.id}`)).json();
    const links = (one as { links: { rel: string; href: string }[] }).links.filter(({ rel }) =>
      ['collection', 'profile'].includes(rel),
    );
    expect(links.map(({ rel, href }) => `${rel} ${href.replace(portal.url, '')}`)).toEqual([
      'collection /ogc/collections/datasets',
      'profile http://www.opengis.net/def/profile/OGC/0/ogc-record',
    ]);
    expect((await get('/ogc/collections/autre/items')).status).toBe(404);
    for (const query of ['limit=0', 'x=1', 'bbox=1', 'datetime=hier', 'cursor=x', 'f=html'])
      expect([query, (await get(`/ogc/collections/datasets/items?${query}`)).status]).toEqual([query, 400]);
  });

  test('describes itself', async () => {
    for (const path of ['/ogc', '/ogc/conformance', '/ogc/collections', '/ogc/collections/datasets', '/ogc/api'])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
  });
});

test('a search is an Atom feed, and browsers learn how to search', async () => {
  const feed = await (await get('/feed.atom?organization=ville-de-laval&limit=5')).text();
  expect(feed.match(/<entry>/g)).toHaveLength(5);
  expect(feed).toMatch(/rel="next"/);
  expect(await (await get('/opensearch.xml')).text()).toContain('{searchTerms}');
  expect(await (await get('/datasets?q=velo')).text()).toContain('href="/feed.atom?q=velo"');
});

test('clients of other makers read it: rdflib each syntax, and Sickle lists with sets, dates and deletions', async () => {
  const python = await pythonWithClients();
  if (python === undefined) return;
  const addresses = ['jsonld', 'ttl', 'rdf', 'nt'].map((extension) => `${portal.url}/catalog.${extension}?limit=100`);
  const triples = Object.values((await runPython(python, 'parse_rdf.py', ...addresses)) as Record<string, number>);
  // Each document names its own address, and has as many triples as the others.
  expect(new Set(triples).size).toBe(1);
  expect(triples[0]).toBeGreaterThan(SIZE * 15);
  const host = 'oai:127.0.0.1:';
  expect(await runPython(python, 'sickle_list.py', `${portal.url}/oai`)).toEqual({
    formats: ['dcat', 'oai_dc'],
    sets: ['ville-de-laval'],
    records: SIZE + 2,
    titled: SIZE,
    deleted: [host + REMOVED, host + MERGED],
    headers: SIZE + 1,
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
    changedThatDay: expect.arrayContaining([host + REMOVED]),
    none: true,
  });
});

test('no request, whatever its parameters and headers, is an error of ours', async () => {
  const names =
    'verb metadataPrefix resumptionToken from until set identifier cursor limit organization source modified_since version q bbox datetime ids type sort lang'.split(
      ' ',
    );
  const value = fc.oneof(
    hostile,
    fc.constantFrom(
      'oai_dc',
      'ListRecords',
      'ListIdentifiers',
      'GetRecord',
      '2020-01-01',
      '3.0',
      ...some.map(({ id }) => id as string),
    ),
  );
  const path = fc.oneof(
    fc.constantFrom(
      '/oai',
      '/data.json',
      '/catalog.ttl',
      '/catalog.jsonld',
      '/catalog',
      '/feed.atom',
      '/opensearch.xml',
      '/ogc',
      '/ogc/collections/datasets/items',
    ),
    fc
      .tuple(
        fc.constantFrom('/datasets/', '/ogc/collections/', '/ogc/collections/datasets/items/', '/catalog.'),
        hostile,
        fc.constantFrom('', '.ttl', '.rdf', '.x'),
      )
      .map(([start, text, end]) => start + encodeURIComponent(text.replace(/^\.+$/, 'x')) + end),
  );
  const query = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(path, query, sentHeaders, async (at, params, headers) => {
      const url = `${at}?${new URLSearchParams(params).toString()}`;
      const response = await get(url, headers);
      await response.arrayBuffer();
      expect([url, response.status < 500]).toEqual([url, true]);
    }),
    { numRuns: REQUESTS, seed: SEED },
  );
});
