import { afterEach, expect, test } from '@jest/globals';
import type { SimulatedProtocol as Protocol } from './simulated-catalogue.ts';
import { CatalogueServer } from './catalogue-server.ts';
import { parseScenario, playStep } from './scenario.ts';
import { SimulatedCatalogue, type CatalogueOptions } from './simulated-catalogue.ts';

let server: CatalogueServer | undefined;
afterEach(() => server?.stop());

const start = async (protocol: Protocol, more: Partial<CatalogueOptions> = {}): Promise<CatalogueServer> => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol, seed: 5, size: 6, organization, ...more }),
  );
  return server;
};
const play = (step: string): void => {
  for (const one of parseScenario(`day 1 00:00 laval ${step}`)) playStep(one, server!.catalogue);
};
const ask = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(server!.url + path);
  return { status: response.status, text: await response.text() };
};
/** The parts of the protocols' answers that the tests read. */
interface Doc {
  readonly result?: Doc;
  readonly results?: readonly Doc[];
  readonly features?: readonly Doc[];
  readonly dataset?: readonly Doc[];
  readonly collections?: readonly Doc[];
  readonly data?: readonly Doc[];
  readonly distribution?: readonly Doc[];
  readonly properties?: Doc;
  readonly resource?: Doc;
  readonly id?: string;
  readonly dataset_uid?: string;
  readonly identifier?: string;
  readonly landingPage?: string;
  readonly keyword?: readonly string[];
  readonly title?: string;
  readonly accessURL?: string;
}
const list = async (path: string): Promise<Doc> => JSON.parse((await ask(path)).text) as Doc;

const ITEMS = '/api/search/v1/collections/dataset/items';
const FEED = '/api/feed/dcat-us/1.1.json';
const PORTAL = '/api/explore/v2.1/catalog/datasets';

/** Each kind of catalogue, with how its list and its first record are requested. */
const kinds: readonly (readonly [string, Protocol, () => Promise<readonly string[]>])[] = [
  [
    'CKAN',
    'ckan',
    async () =>
      (await list('/api/3/action/package_search')).result!.results!.map(
        ({ id }) => `/api/3/action/package_show?id=${id}`,
      ),
  ],
  ['Hub item', 'arcgis-hub', async () => (await list(ITEMS)).features!.map(({ id }) => `${ITEMS}/${id}`)],
  [
    'landing page',
    'arcgis-hub',
    async () => (await list(FEED)).dataset!.map(({ landingPage }) => new URL(landingPage!).pathname),
  ],
  [
    'DCAT-US',
    'dcat-us',
    async () => (await list('/data.json')).dataset!.map(({ landingPage }) => new URL(landingPage!).pathname),
  ],
  [
    'Opendatasoft',
    'opendatasoft',
    async () => (await list(PORTAL)).results!.map((one) => `${PORTAL}/${one.dataset_uid}`),
  ],
  [
    'Socrata',
    'socrata',
    async () =>
      (await list('/api/catalog/v1?domains=127.0.0.1')).results!.map((one) => `/api/views/${one.resource!.id}.json`),
  ],
  ['STAC', 'stac', async () => (await list('/collections')).collections!.map(({ id }) => `/collections/${id}`)],
  ['udata', 'udata', async () => (await list('/api/1/datasets/')).data!.map(({ id }) => `/api/1/datasets/${id}/`)],
];

test.each(kinds)(
  '%s: a hidden record is served although the list leaves it out, a removed one is not',
  async (kind, protocol, all) => {
    await start(protocol);
    const [first, second, third] = await all();
    play('hide 1');
    expect(await all()).not.toContain(first);
    expect((await ask(first!)).status).toBe(200);
    play('remove 1');
    play('unhide');
    expect(await all()).toContain(first);
    expect(await all()).not.toContain(second);
    expect((await ask(second!)).status).toBe(404);
    play('gone 2');
    const { status, text } = await ask(third!);
    expect(status).toBe(kind === 'CKAN' ? 200 : 410);
    // CKAN keeps deleted packages, and marks them.
    if (kind === 'CKAN') expect(text).toContain('"state":"deleted"');
  },
);

test.each(kinds)(
  '%s: questions about single records can be left unanswered, or answered falsely',
  async (_, protocol, all) => {
    await start(protocol);
    const [first] = await all();
    play('answer never');
    expect((await ask(first!)).status).toBeGreaterThanOrEqual(400);
    play('answer not-found');
    expect((await ask(first!)).status).toBe(404);
    expect(await all()).toContain(first);
    play('answer truly');
    expect((await ask(first!)).status).toBe(200);
  },
);

test.each(kinds)(
  '%s: an address without a record is not found, whatever else is wrong with the list',
  async (_, protocol, all) => {
    await start(protocol);
    const [first] = await all();
    const madeUp = first!.replace(/[0-9a-f](?=[^0-9a-f]*$)/, 'zz');
    for (const step of ['answer truly', 'fail half-page', 'fail empty-list']) {
      play(step);
      expect((await ask(madeUp)).status).toBe(404);
      expect((await ask(first!)).status).toBe(200);
    }
  },
);

test.each(kinds)(
  '%s: in another era every record has another identifier, and its former one is not found',
  async (_, protocol, all) => {
    await start(protocol, { layersPerService: 2 });
    const before = await all();
    play('era 1');
    const after = await all();
    expect(after).toHaveLength(before.length);
    for (const path of after) expect((await ask(path)).status).toBe(200);
    for (const path of before) expect((await ask(path)).status).toBe(404);
    play('era 0');
    expect(await all()).toEqual(before);
  },
);

test('a new title is published in every protocol, and a mark stays with its dataset', async () => {
  await start('arcgis-hub', { mark: 'fait-' });
  const [before] = (await list(FEED)).dataset!;
  play('retitle 1');
  const [after] = (await list(FEED)).dataset!;
  expect(after!.title).not.toBe(before!.title);
  expect(after!.keyword).toContain('fait-0');
});

test('tied records have another order in each answer, and each is in every complete answer', async () => {
  await start('arcgis-hub');
  play('tie 4');
  const ids = async (): Promise<(string | undefined)[]> => (await list(ITEMS)).features!.map(({ id }) => id);
  const [one, other] = [await ids(), await ids()];
  expect(one).not.toEqual(other);
  expect([...one].sort()).toEqual([...other].sort());
});

test('renumbering gives the layers of a service each other’s ids, in the search and in the feed', async () => {
  await start('arcgis-hub', { layersPerService: 3 });
  const titles = async (): Promise<Map<string, string>> =>
    new Map((await list(ITEMS)).features!.map(({ id, properties }) => [id!, properties!.title!]));
  const before = await titles();
  const feedBefore = (await list(FEED)).dataset!.map(({ identifier }) => identifier);
  play('renumber 1');
  const after = await titles();
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  const moved = [...before].filter(([id, title]) => after.get(id) !== title);
  expect(moved).toHaveLength(3);
  const feedAfter = (await list(FEED)).dataset!.map(({ identifier }) => identifier);
  expect(feedAfter.slice(3)).toEqual(feedBefore.slice(3));
  expect(feedAfter.slice(0, 3)).toEqual([feedBefore[1], feedBefore[2], feedBefore[0]]);
});

test('repeated slugs are shared two by two, and the service addresses still differ', async () => {
  await start('arcgis-hub');
  play('repeat-slugs 4');
  const { dataset } = await list(FEED);
  const slugs = dataset!.map(({ identifier }) => identifier!);
  expect(new Set(slugs).size).toBe(4);
  expect(slugs[0]).toBe(slugs[1]);
  expect(slugs[2]).toBe(slugs[3]);
  const services = dataset!.flatMap(({ distribution }) =>
    distribution!.filter(({ title }) => title === 'ArcGIS GeoService').map(({ accessURL }) => accessURL),
  );
  expect(new Set(services).size).toBe(4);
});

test.each(['hide', 'answer', 'answer perhaps', 'renumber all', 'repeat-slugs'])('"%s" is no step', (step) => {
  expect(() => parseScenario(`day 1 00:00 laval ${step}`)).toThrow(SyntaxError);
});
