import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DatasetId } from '@moisson/contracts';
import { bodyJson, leadsOf, type DatasetBody } from '@moisson/domain';
import { createLogger, readConfig } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { EmbeddedLine, startStandalone, type Standalone } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenApiContract, type Parameter } from '../support/open-api-contract.ts';
import { hostile, oneOf, sentHeaders, urlOf } from '../support/generated-requests.ts';
import { freePorts } from '../support/free-ports.ts';

/** Requests to each operation. */
const REQUESTS = 60;
/** So often as many again are sent until they reach what they must: of some operations most are refused. */
const ROUNDS = 5;
const SEED = Number(process.env.SEED ?? Date.now() % 100_000);
const [REMOVED, MERGED] = ['b3c1b6f2-6a0e-5d2b-8d7b-0c8c6a1d0001', 'b3c1b6f2-6a0e-5d2b-8d7b-0c8c6a1d0002'];

const stack = new AsyncDisposableStack();
let standalone: Standalone;
let contract: OpenApiContract;
/** Values that exist in the test data, by parameter. */
const real: Record<string, string[]> = {
  // Twice: each run must contain these rare cases.
  ...{ id: [REMOVED, MERGED, REMOVED, MERGED], sourceId: [], key: [], cursor: [], feed: [], page: ['1'] },
  ...{ lang: ['fr', 'en'], absent: ['true', 'false'], explain: ['true', 'false'] },
  ...{ start: ['2019', '2020-02'], end: ['2024-12-31'], bbox: ['-74,45,-73,46.5'], sort: ['title', 'changed'] },
};

beforeAll(async () => {
  const server = stack.adopt(
    await CatalogueServer.start(
      new SimulatedCatalogue({
        ...{ id: 'laval', protocol: 'ckan', seed: 7, size: 40 },
        organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
      }),
    ),
    (one) => one.stop(),
  );
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-openapi-')), (one) => rm(one, { recursive: true }));
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
    ...freePorts,
  });
  const log = createLogger('test', 'silent');
  const line = stack.adopt(await EmbeddedLine.open(config, log), (one) => one.close());
  const source = aSource({ endpoint: server.url });
  await line.store.registry.create(source);
  await line.store.registry.create(aSource({ id: 'jamais-lue', state: 'paused' }));
  await line.pollNow(source.id);
  const [some] = await line.store.datasetReads.scan(undefined, 5);
  const bodies: readonly (readonly [string, DatasetBody])[] = [
    [REMOVED, { state: 'removed', label: 'Retiré', removedAt: '2026-11-25T12:00:00.000Z' }],
    [MERGED, { state: 'redirect', to: some!.id }],
  ];
  await line.store.datasetWrites.write(
    bodies.map(([id, body]) => ({
      ...{ id: DatasetId.parse(id), expected: 0, hash: 'h', leads: leadsOf(body), body, json: bodyJson(body) },
    })),
  );
  for (const dataset of await line.store.datasetReads.scan(undefined, 5)) {
    real.id!.push(dataset.id);
    real.key!.push(dataset.records[0]!.recordKey);
  }
  real.sourceId!.push('laval', 'jamais-lue');
  real.url = [`${server.url}/api/3/action/package_search?rows=5`];
  real.feed!.push(await line.store.changeFeed.identity());
  standalone = stack.adopt(await startStandalone(line, config, log), (one) => one.stop());
  contract = new OpenApiContract(await (await fetch(`${standalone.addresses.portal}/openapi.json`)).json());
  const page = (await (await fetch(`${standalone.addresses.portal}/api/v1/datasets?limit=3`)).json()) as {
    next: string;
  };
  real.cursor!.push(page.next);
});
afterAll(() => stack.disposeAsync());

/** Parameters that a random text hardly fits: a refused one would hide every other answer of the route. */
const STRICT: readonly string[] = ['url', 'lang', 'absent', 'explain', 'start', 'end', 'bbox', 'sort', 'feed', 'page'];

/** Generates a value of a parameter: an existing one, one that its schema suggests, or anything. */
const valueOf = (path: string, { name }: Parameter): fc.Arbitrary<string> => {
  const known = name === 'id' && path.includes('/sources/') ? real.sourceId! : (real[name] ?? []);
  const suggested =
    name === 'limit' ? fc.integer({ min: -2, max: 120 }).map(String) : fc.constantFrom('vélo', 'laval', 'CSV');
  return fc.oneof(
    { weight: STRICT.includes(name) ? 30 : 3, arbitrary: oneOf(known) },
    { weight: 1, arbitrary: suggested },
    hostile,
    fc.constantFrom('', '20'),
  );
};

test('every answer of every route of the portal is as OpenAPI declares it', async () => {
  const seen = new Map<string, Set<number>>();
  for (const [path, { get }] of Object.entries(contract.document.paths)) {
    // What is posted alone: test/attack/reports.
    if (get === undefined) continue;
    const statuses = new Set<number>();
    seen.set(path, statuses);
    const property = fc.asyncProperty(urlOf(path, get.parameters ?? [], valueOf), sentHeaders, async (url, sent) => {
      const response = await fetch(standalone.addresses.portal + url, { headers: sent, redirect: 'manual' });
      statuses.add(response.status);
      expect({ url, faults: await contract.faults(path, response) }).toEqual({ url, faults: [] });
      expect(response.status).toBeLessThan(500);
    });
    for (let round = 0; round < ROUNDS; round += 1) {
      await fc.assert(property, { numRuns: REQUESTS, seed: SEED + round });
      if (reachedOf(path).every((status) => statuses.has(status))) break;
    }
  }
  for (const [path, statuses] of seen)
    expect([path, ...statuses]).toEqual(expect.arrayContaining([...reachedOf(path)]));
});

/** The statuses that generated requests must reach: successful answers, not only refusals. */
const reachedOf = (path: string): readonly number[] =>
  ({ '/api/v1/datasets/{id}': [200, 301, 404, 410], '/api/v1/datasets': [200, 400] })[path] ?? [200];

test('a value that a parameter’s schema forbids is refused, and one that it allows is answered', async () => {
  const { parameters = [] } = contract.document.paths['/api/v1/datasets']!.get!;
  for (const [at, { name }] of parameters.entries())
    for (const value of ['x', 'a'.repeat(5000)]) {
      const allowed = contract.allows('/api/v1/datasets', at, value);
      const response = await fetch(`${standalone.addresses.portal}/api/v1/datasets?${name}=${value}`);
      // A cursor is any text of ours: the schema cannot tell which ones are valid.
      if (name !== 'cursor')
        expect([name, value.length, response.status]).toEqual([name, value.length, allowed ? 200 : 400]);
    }
});

test('a parameter that a route does not declare is refused, also if another route declares it', async () => {
  for (const [path, { get }] of Object.entries(contract.document.paths)) {
    if (!path.startsWith('/api/') || get === undefined) continue;
    const names = (get.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
    expect(names).toContain('lang');
    const url = path
      .replace('{id}', path.includes('/sources/') ? 'laval' : real.id!.at(-1)!)
      .replace('{sourceId}', 'laval')
      .replace('{feed}', real.feed![0]!)
      .replace('{page}', '1');
    const of = async (query: Readonly<Record<string, string>>): Promise<number> =>
      (await fetch(`${standalone.addresses.portal}${url}?${new URLSearchParams(query).toString()}`)).status;
    const key = names.includes('key')
      ? { key: real.key!.at(-1)! }
      : path.endsWith('/suggestions')
        ? { q: 'a' }
        : names.includes('url')
          ? { url: real.url![0]! }
          : {};
    expect([path, await of({ ...key, lang: 'en' }), await of({ ...key, inconnu: '' })]).toEqual([path, 200, 400]);
  }
});

test('an undeclared path is answered with a problem, and an undeclared method is not allowed', async () => {
  for (const [method, path] of [
    ['POST', '/api/v1/datasets'],
    ['DELETE', '/api/v1/sources/laval'],
    ['GET', '/api/v1/rien'],
    ['GET', '/api/v1/datasets/%ff'],
    ['PROPFIND', '/api/v1/sources'],
  ] as const) {
    const response = await fetch(standalone.addresses.portal + path, { method });
    expect([method, path, response.status >= 400 && response.status < 500]).toEqual([method, path, true]);
    if (method !== 'GET') expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ status: response.status, code: expect.any(String) });
  }
});
