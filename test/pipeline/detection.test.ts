import { afterAll, describe, expect, test } from '@jest/globals';
import { detect, MAX_REQUESTS, protocols, readSourceSpec, type Detection } from '@moisson/connectors';
import { CatalogueServer, SimulatedCatalogue, simulatedProtocols, type SimulatedProtocol } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { GuardedFetch } from '@moisson/fetching';
import { systemClock } from '@moisson/kernel';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

const SIZE = 30;
const fetching = new GuardedFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'test' }, systemClock);
afterAll(() => fetching.close());

const detected = (address: string): Promise<Detection> => {
  const signal = AbortSignal.timeout(60_000);
  return detect(address, {
    protocols: protocols,
    fetch: fetching.forSource(aSource({ politeness: { crawlDelaySeconds: 0 } }), signal),
    signal,
    sourceOf: (id, protocol, endpoint) => aSource(readSourceSpec({ id, protocol, endpoint })),
  });
};

/** Serves a catalogue while `work` runs. */
const withCatalogue = async (protocol: SimulatedProtocol, work: (server: CatalogueServer) => Promise<void>) => {
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({
      ...{ id: 'laval', protocol, seed: 3, size: SIZE },
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    }),
  );
  try {
    await work(server);
  } finally {
    await server.stop();
  }
};

/** The API of each catalogue, and the page of one of its datasets. */
const places: Readonly<Record<SimulatedProtocol, readonly string[]>> = {
  ckan: ['/api/3/action/package_search', '/dataset/arbres'],
  'arcgis-hub': ['/api/search/v1/collections/dataset/items', '/datasets/arbres/about'],
  dcat: ['/catalog.ttl', '/catalog.jsonld'],
  'dcat-us': ['/data.json', '/dataset/arbres'],
  opendatasoft: ['/api/explore/v2.1/catalog/datasets', '/explore/dataset/arbres/'],
  table: ['/jeux.csv'],
  'ogc-records': ['/collections', '/collections/datasets/items'],
  socrata: ['/api/catalog/v1', '/d/abcd-1234'],
  moisson: ['/api/v1/datasets', '/datasets'],
  stac: ['/collections', '/collections/arbres'],
  udata: ['/api/1/datasets/', '/datasets/arbres/'],
  'schema-org': ['/plan/sitemap.xml', '/jeux/0-1'],
  csw: ['/csw?service=CSW&request=GetCapabilities', '/geonetwork/srv/fre/csw'],
  'oai-pmh': ['/oai?verb=Identify', '/oai/request'],
};

describe.each(simulatedProtocols)('%s', (protocol) => {
  test.each(['/', '/nulle/part', ...places[protocol]])('is found from %s, as the best', async (path) => {
    await withCatalogue(protocol, async ({ url }) => {
      const found = await detected(url + path);
      expect({ best: found.best, first: found.found[0]?.protocol, path }).toEqual({
        best: protocol,
        first: protocol,
        path,
      });
      expect(found.requests).toBeLessThanOrEqual(MAX_REQUESTS);
      expect([undefined, SIZE]).toContain(found.found[0]!.records);
      // A site whose pages are read one by one may need more requests than are left for a sample.
      if (found.requests < MAX_REQUESTS) expect(found.found[0]!.sample!.titles.length).toBeGreaterThan(0);
    });
  });
});

const listening = async (listener: RequestListener, work: (url: string) => Promise<void>): Promise<void> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

test('an API behind a page of another address is found by its link', async () => {
  await withCatalogue('ckan', async ({ url }) => {
    const page = `<html lang="fr"><title>Données de Laval</title><a href="${url}/api/3/action/package_list">API</a></html>`;
    await listening(
      (request, response) =>
        request.url === '/'
          ? response.writeHead(200, { 'content-type': 'text/html' }).end(page)
          : response.writeHead(404).end(),
      async (home) => {
        const found = await detected(home);
        expect(found).toMatchObject({
          best: 'ckan',
          found: [{ endpoint: url, title: 'Données de Laval', language: 'fr', records: SIZE }],
        });
      },
    );
  });
});

test.each([
  ['a refusal', 403, 'fetch.blocked'],
  ['too many requests', 429, 'fetch.rate-limited'],
  ['an error of the server', 500, 'fetch.server-error'],
])('%s is a warning in words for the source, and nothing is found', async (_name, status, code) => {
  await listening(
    (_request, response) => response.writeHead(status, { 'retry-after': '1' }).end(),
    async (url) => {
      const { best, found, warnings, requests } = await detected(url);
      expect([best, found]).toEqual([undefined, []]);
      expect(warnings.map((one) => one.code)).toEqual(expect.arrayContaining([code, 'detection.nothing']));
      expect(requests).toBeLessThanOrEqual(MAX_REQUESTS);
    },
  );
});

test('a page of a login, and a robots.txt that forbids the catalogue or asks for a delay, are told', async () => {
  await withCatalogue('ckan', async (catalogue) => {
    await listening(
      (request, response) => {
        if (request.url === '/robots.txt') response.end('User-agent: *\nCrawl-delay: 30\nDisallow: /\n');
        else if (request.url === '/') response.end('<form><input type="password"></form>');
        else
          fetch(catalogue.url + request.url!).then(
            async (answer) => response.writeHead(answer.status).end(await answer.text()),
            () => response.destroy(),
          );
      },
      async (url) => {
        const { best, warnings, crawlDelaySeconds } = await detected(url);
        expect([best, crawlDelaySeconds]).toEqual(['ckan', 30]);
        expect(warnings.map(({ code }) => code).toSorted()).toEqual(['detection.login', 'detection.robots']);
      },
    );
  });
});

test.each(['', 'pas une adresse', 'ftp://example.org/', 'https://a:b@example.org/', `https://${'a'.repeat(3000)}.ca`])(
  'a text that is no address of a site is told, and nothing is asked: %s',
  async (address) => {
    expect(await detected(address)).toMatchObject({ found: [], requests: 0, warnings: [{ code: 'request.invalid' }] });
  },
);
