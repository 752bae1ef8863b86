import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import { CkanOf } from '../support/ckan-of.ts';
import { startPortalOf, type PortalOf } from '../support/portal-of.ts';

const RESOURCE = 'c1c1c1c1-0000-4000-8000-000000000001';
const velo = {
  ...{
    id: '8d7b1c9e-0000-4000-8000-000000000001',
    name: 'velo',
    title: 'Trottinettes partagées',
    notes: 'Trottinettes et vélos.',
  },
  organization: { name: 'ville-de-rimouski', title: 'Ville de Rimouski' },
  ...{ tags: [{ name: 'Micromobilité' }], groups: [{ name: 'transport' }], license_id: 'cc-by' },
  ...{ author_email: 'jeanne.tremblay@gmail.com' },
  resources: [
    { id: RESOURCE, name: 'Tronçons', url: 'https://donnees.rimouski.ca/download/velo.csv', format: 'CSV' },
    { id: 'x', name: 'Sans format', url: 'https://donnees.rimouski.ca/carte' },
  ],
};

let portal: PortalOf;
let city: CkanOf;
beforeAll(async () => {
  city = await CkanOf.start([velo]);
  portal = await startPortalOf(40);
  await portal.read(aSource({ id: 'rimouski', endpoint: city.url, organization: undefined }));
});
afterAll(async () => {
  await portal[Symbol.asyncDispose]();
  await city.stop();
});

interface Shown {
  readonly id: string;
  readonly metadata_modified: string;
  readonly resources: readonly { readonly id: string }[];
}
/** Members of what the actions return: each has some of them. */
interface Result extends ReadonlyArray<string> {
  readonly count: number;
  readonly results: readonly Shown[];
  readonly facets: unknown;
  readonly search_facets: { readonly organization: unknown };
  readonly packages: readonly Shown[];
}
interface Envelope {
  readonly help: string;
  readonly success: boolean;
  readonly result: Result;
  readonly error: { readonly __type: string; readonly message: string; readonly [name: string]: unknown };
}
interface Answer extends Envelope {
  readonly status: number;
}

const call = async (
  action: string,
  given: Readonly<Record<string, string>> = {},
  base = '/api/3/action',
): Promise<Answer> => {
  const response = await fetch(`${portal.url}${base}/${action}?${new URLSearchParams(given).toString()}`);
  return { status: response.status, ...((await response.json()) as Envelope) };
};
const post = async (action: string, body: string, type: string): Promise<Answer> => {
  const headers = { 'content-type': type };
  const response = await fetch(`${portal.url}/api/action/${action}`, { method: 'POST', body, headers });
  return { status: response.status, ...((await response.json()) as Envelope) };
};
const found = async (given: Readonly<Record<string, string>>): Promise<number> =>
  (await call('package_search', { rows: '0', ...given })).result.count;

test('GET, a form and JSON, under both addresses, are the same call in CKAN’s envelope', async () => {
  const expected = await call('package_search', { q: 'trottinettes', rows: '1' });
  expect(expected).toMatchObject({
    ...{ status: 200, success: true, help: `${portal.url}/api/3/action/help_show?name=package_search` },
    result: {
      count: 1,
      sort: 'score desc, metadata_modified desc',
      facets: {},
      results: [{ title: 'Trottinettes partagées' }],
    },
  });
  expect(await call('package_search', { q: 'trottinettes', rows: '1' }, '/api/action')).toEqual(expected);
  for (const [body, type] of [
    ['{"q":"trottinettes","rows":1}', 'application/json'],
    ['q=trottinettes&rows=1', 'application/x-www-form-urlencoded'],
    ['{"q":"trottinettes","rows":"1"}', 'application/x-www-form-urlencoded'],
    ['{"q":"trottinettes","rows":1}', 'text/plain'],
  ] as const)
    expect(await post('package_search', body, type)).toEqual(expected);
});

test('a package has CKAN’s members, naive dates, resources with a format, and no personal contact', async () => {
  const { result } = await call('package_search', { q: 'title:trottinettes' });
  const shown = result.results[0]!;
  expect(shown).toMatchObject({
    ...{ type: 'dataset', state: 'active', private: false, isopen: true, num_resources: 2, num_tags: 1 },
    ...{ name: shown.id, owner_org: 'ville-de-rimouski', license_id: 'CC-BY-4.0', notes: 'Trottinettes et vélos.' },
    organization: { id: 'ville-de-rimouski', name: 'ville-de-rimouski', title: 'Ville de Rimouski' },
    ...{ tags: [{ name: 'Micromobilité' }], groups: [{ name: 'transport', display_name: 'Transport' }] },
    resources: [
      { id: RESOURCE, package_id: shown.id, format: 'CSV', url: 'https://donnees.rimouski.ca/download/velo.csv' },
      { id: expect.stringMatching(new RegExp(`^${shown.id}-[0-9a-f]{12}$`)), format: '' },
    ],
  });
  expect(shown.metadata_modified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
  expect(JSON.stringify(shown)).not.toContain('tremblay@gmail');
  for (const id of [shown.id, shown.id.toUpperCase()])
    expect(await call('package_show', { id })).toMatchObject({ status: 200, result: shown });
  for (const resource of shown.resources)
    expect((await call('resource_show', { id: resource.id })).result).toEqual(resource);
  expect(await call('resource_search', { query: 'url:donnees.rimouski.ca' })).toMatchObject({ result: { count: 2 } });
  expect(await call('resource_search', { query: 'name:tronçons' })).toMatchObject({ result: { count: 1 } });
});

test('filters of clients find what they say', async () => {
  for (const [given, count] of [
    [{}, 41],
    [{ q: '*:*' }, 41],
    [{ q: '' }, 41],
    [{ fq: 'organization:ville-de-rimouski' }, 1],
    [{ fq: '-organization:ville-de-rimouski' }, 40],
    [{ fq: 'organization:ville-de-rimouski OR organization:ville-de-laval' }, 41],
    [{ fq: 'organization:ville-de-rimouski OR organization:ville-de-laval tags:micromobilité' }, 1],
    [{ fq: '(groups:transport) AND tags:"Micromobilité"' }, 1],
    [{ fq_list: '["organization:ville-de-laval","tags:micromobilité"]' }, 0],
    [{ q: 'title:trott*' }, 1],
    [{ q: 'notes:"trottinettes et vélos"' }, 1],
    [{ fq: 'res_format:CSV', q: 'organization:ville-de-rimouski' }, 1],
    [{ fq: 'metadata_modified:[NOW-1DAY TO *]' }, 41],
    [{ fq: 'metadata_created:[* TO NOW-1YEAR/DAY]' }, 0],
    [{ fq: 'license_id:cc-by-4.0 organization:ville-de-rimouski' }, 1],
    // As CKAN, all words must be found, as they are written.
    [{ q: 'trottinettes inexistant' }, 0],
    [{ q: 'trotinettes' }, 0],
  ] as readonly (readonly [Record<string, string>, number])[])
    expect([given, await found(given)]).toEqual([given, count]);
});

test('facets count the result, with all values if so wanted, and a page beyond the end is empty', async () => {
  const { result } = await call('package_search', {
    ...{ fq: 'organization:ville-de-rimouski', rows: '0', 'facet.limit': '-1' },
    'facet.field': '["organization","groups","tags","res_format","license_id"]',
  });
  expect(result.results).toEqual([]);
  expect(result.facets).toEqual({
    ...{ organization: { 'ville-de-rimouski': 1 }, groups: { transport: 1 }, tags: { micromobilité: 1 } },
    ...{ res_format: { CSV: 1 }, license_id: { 'CC-BY-4.0': 1 } },
  });
  expect(result.search_facets.organization).toEqual({
    title: 'organization',
    items: [{ name: 'ville-de-rimouski', display_name: 'Ville de Rimouski', count: 1 }],
  });
  expect(await call('package_search', { start: '5000' })).toMatchObject({ result: { count: 41, results: [] } });
  expect((await call('package_search', { rows: '999999' })).result.results).toHaveLength(41);
});

test('a walk by offsets has each dataset once, in the order of package_list', async () => {
  const walked: string[] = [];
  for (let start = 0; start < 60; start += 10) {
    const { result } = await call('package_search', { sort: 'id asc', rows: '10', start: String(start) });
    walked.push(...result.results.map(({ id }) => id));
  }
  const names = (await call('package_list')).result;
  expect(walked).toEqual(names);
  expect(names).toHaveLength(41);
  expect((await call('package_list', { limit: '3', offset: '7' })).result).toEqual(names.slice(7, 10));
  expect((await call('current_package_list_with_resources', { limit: '2', page: '2' })).result).toHaveLength(2);
});

test('organizations, groups, tags and licences are listed and shown', async () => {
  expect((await call('organization_list')).result).toEqual(['ville-de-laval', 'ville-de-rimouski']);
  expect((await call('organization_list', { sort: 'package_count desc', all_fields: 'true' })).result[0]).toMatchObject(
    {
      ...{ name: 'ville-de-laval', package_count: 40, is_organization: true },
    },
  );
  const shown = await call('organization_show', { id: 'ville-de-rimouski', include_datasets: 'true' });
  expect(shown.result).toMatchObject({ package_count: 1, packages: [{ title: 'Trottinettes partagées' }], users: [] });
  expect((await call('group_list')).result).toHaveLength(12);
  expect((await call('group_show', { id: 'transport' })).result).toMatchObject({ type: 'group', title: 'Transport' });
  expect((await call('tag_list', { query: 'micromob' })).result).toContain('micromobilité');
  expect((await call('tag_show', { id: 'MicroMobilité', include_datasets: 'true' })).result.packages).not.toEqual([]);
  expect((await call('license_list')).result).toContainEqual(
    expect.objectContaining({ id: 'CC-BY-4.0', od_conformance: 'approved' }),
  );
  expect((await call('package_autocomplete', { q: 'trottinettes' })).result).toHaveLength(1);
  expect((await call('organization_autocomplete', { q: 'rimou' })).result).toHaveLength(1);
  expect((await call('site_read')).result).toBe(true);
  expect((await call('status_show')).result).toMatchObject({ ckan_version: '2.11.0', site_url: portal.url });
  expect((await call('help_show', { name: 'package_search' })).result).toMatch(/facet\.field/);
});

test('what cannot be answered is told by CKAN’s status, and always by an object', async () => {
  for (const [action, given, status, type] of [
    ['package_search', { fq: 'inconnu:x' }, 409, 'Search Error'],
    ['package_search', { fq: 'title:(velo' }, 409, 'Search Error'],
    ['package_search', { q: 'title:a*', 'facet.field': '["inconnu"]' }, 409, 'Search Error'],
    ['package_search', { sort: 'views_recent desc' }, 400, 'Search Query Error'],
    ['package_search', { bf: 'x' }, 400, 'Search Query Error'],
    ['package_search', { fq: '{!join}x' }, 400, 'Search Query Error'],
    ['package_search', { rows: '-1' }, 409, 'Validation Error'],
    ['package_search', { start: '1e3' }, 409, 'Validation Error'],
    ['package_search', { 'facet.field': '["a"' }, 409, 'Validation Error'],
    ['package_search', { callback: 'f' }, 409, 'Validation Error'],
    ['package_show', {}, 409, 'Validation Error'],
    ['package_show', { id: 'inconnu' }, 404, 'Not Found Error'],
    ['package_show', { id: 'b3c1b6f2-6a0e-5d2b-8d7b-0c8c6a1d0009' }, 404, 'Not Found Error'],
    ['resource_show', { id: 'inconnu' }, 404, 'Not Found Error'],
    ['organization_show', { id: 'inconnue' }, 404, 'Not Found Error'],
    ['group_show', { id: 'inconnu' }, 404, 'Not Found Error'],
    ['tag_show', { id: 'inconnu' }, 404, 'Not Found Error'],
    ['package_create', {}, 403, 'Authorization Error'],
    ['datastore_upsert', {}, 403, 'Authorization Error'],
    ['inconnue', {}, 400, 'Bad Request'],
    ['constructor', {}, 400, 'Bad Request'],
  ] as readonly (readonly [string, Record<string, string>, number, string])[]) {
    const { success, error, ...answer } = await call(action, given);
    expect([action, given, answer.status, success, error.__type]).toEqual([action, given, status, false, type]);
  }
  for (const body of ['[1]', '"texte"', '{', 'null', '\u0000'])
    expect(await post('package_show', body, 'application/json')).toMatchObject({
      status: 400,
      error: { message: expect.stringMatching(/^Bad request/) },
    });
  expect(await post('package_show', JSON.stringify({ id: { $gt: '' } }), 'application/json')).toMatchObject({
    status: 409,
  });
  expect(await post('package_show', `{"id":"${'a'.repeat(400_000)}"}`, 'application/json')).toMatchObject({
    ...{ status: 413, success: false, error: { __type: 'Bad Request' } },
  });
});

test('datastore actions name the source’s own address', async () => {
  for (const given of [{ resource_id: RESOURCE }, { sql: `SELECT * FROM "${RESOURCE}"` }]) {
    const action = 'sql' in given ? 'datastore_search_sql' : 'datastore_search';
    expect(await call(action, given as Record<string, string>)).toMatchObject({
      status: 404,
      error: {
        __type: 'Not Found Error',
        datastore_url: `${city.url}/api/3/action/datastore_search?resource_id=${RESOURCE}`,
        resource_url: 'https://donnees.rimouski.ca/download/velo.csv',
      },
    });
  }
  expect(await call('datastore_search', { resource_id: 'inconnu' })).toMatchObject({ status: 404 });
});

test('the addresses of CKAN’s pages lead to ours', async () => {
  const { id } = (await call('package_search', { q: 'trottinettes' })).result.results[0]!;
  for (const [path, there] of [
    [`/dataset/${id}`, `/datasets/${id}`],
    [`/dataset/${id}/resource/${RESOURCE}`, `/datasets/${id}`],
    ['/dataset?q=vélo', '/datasets?q=v%C3%A9lo'],
    ['/organization/ville-de-laval', '/datasets?organization=ville-de-laval'],
    ['/organization', '/organizations'],
    ['/group/transport', '/datasets?theme=transport'],
  ] as const) {
    const response = await fetch(portal.url + path, { redirect: 'manual' });
    expect([path, response.status, response.headers.get('location')]).toEqual([path, 301, there]);
    expect((await fetch(portal.url + path)).status).toBe(200);
  }
  expect((await fetch(`${portal.url}/dataset/inconnu`)).status).toBe(404);
});

test('pages of every site may read it, answers are revalidated, and HEAD has no body', async () => {
  const url = `${portal.url}/api/3/action/package_search`;
  const first = await fetch(url);
  expect(first.headers.get('access-control-allow-origin')).toBe('*');
  expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const etag = first.headers.get('etag')!;
  expect((await fetch(url, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304);
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
  const preflight = await fetch(url, { method: 'OPTIONS' });
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS, POST');
  const refused = await fetch(`${portal.url}/api/3/action/package_show`);
  expect(refused.headers.get('cache-control')).toBe('no-store');
  expect((await fetch(url, { method: 'PUT' })).status).toBe(405);
  expect((await fetch(`${portal.url}/api/v1/datasets`, { method: 'POST' })).status).toBe(405);
});
