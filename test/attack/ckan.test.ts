import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hostile } from '../support/generated-requests.ts';
import { startPortalOf, type PortalOf } from '../support/portal-of.ts';

const REQUESTS = 2000;
const SEED = Number(process.env.SEED ?? Date.now() % 100_000);

let portal: PortalOf;
let ids: readonly string[];
beforeAll(async () => {
  portal = await startPortalOf(40);
  ids = (await portal.store.datasetReads.scan(undefined, 5)).map(({ id }) => id);
});
afterAll(async () => {
  await portal[Symbol.asyncDispose]();
});

const ACTIONS = [
  ...['package_search', 'package_search', 'package_search', 'package_list', 'package_show', 'resource_show'],
  ...['current_package_list_with_resources', 'resource_search', 'organization_list', 'organization_show', 'group_list'],
  ...['group_show', 'tag_list', 'tag_show', 'tag_search', 'license_list', 'status_show', 'site_read', 'help_show'],
  ...['package_autocomplete', 'datastore_search', 'package_delete', 'inconnue', '__proto__'],
];
const NAMES = [
  ...['q', 'fq', 'fq_list', 'sort', 'rows', 'start', 'facet.field', 'facet.limit', 'facet.mincount', 'fl', 'ext_bbox'],
  ...[
    'id',
    'query',
    'limit',
    'offset',
    'page',
    'all_fields',
    'include_datasets',
    'name',
    'order_by',
    'inconnu',
    '__proto__',
  ],
];
const clauses = fc
  .array(
    fc.constantFrom(
      ...[
        'title:',
        'tags:',
        'organization:ville-de-laval',
        'metadata_modified:[NOW-1DAY TO *]',
        '(',
        ')',
        ' AND ',
        ' OR ',
        ' -',
      ],
      ...[
        '*:*',
        'parc*',
        'a*',
        '"',
        '\\',
        '~2',
        '^3',
        'NOT ',
        '[',
        ' TO ',
        ']',
        '/.*/',
        '{!lucene}',
        '_query_:',
        'velo',
      ],
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));
const value = fc.oneof(
  hostile,
  clauses,
  fc.integer({ min: -5, max: 2000 }).map(String),
  fc.constantFrom('["tags","organization"]', '["a"', 'id asc', 'score desc', 'url:laval', 'true', '-74,45,-73,46'),
  fc.constantFrom('9'.repeat(30), `${'(a OR '.repeat(3000)}a`, Array.from({ length: 10_000 }, () => 'a').join(' OR ')),
  fc.constant('id').map((name) => `${name}:${ids[0] ?? ''}`),
  fc.constant(0).map((at) => ids[at] ?? ''),
);
const json = fc.oneof({ weight: 5, arbitrary: value }, fc.jsonValue({ maxDepth: 3 }));

const request = fc.record({
  action: fc.constantFrom(...ACTIONS),
  base: fc.constantFrom('/api/3/action', '/api/action'),
  how: fc.constantFrom('get', 'get', 'head', 'form', 'json', 'raw'),
  given: fc.dictionary(fc.constantFrom(...NAMES), json, { maxKeys: 4 }),
});

const asText = (one: unknown): string => (typeof one === 'string' ? one.toWellFormed() : JSON.stringify(one));

test('generated calls are answered in CKAN’s envelope, none by a 500', async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(request, async ({ action, base, how, given }) => {
      const pairs = Object.entries(given).map(([name, one]) => [name, asText(one).slice(0, 8000)]);
      const query = new URLSearchParams(pairs).toString();
      const isRead = how === 'get' || how === 'head';
      // Longer addresses are refused by the server itself.
      const response = await fetch(`${portal.url}${base}/${action}${isRead ? `?${query.slice(0, 12_000)}` : ''}`, {
        method: how === 'get' ? 'GET' : how === 'head' ? 'HEAD' : 'POST',
        ...(isRead
          ? {}
          : {
              headers: { 'content-type': how === 'form' ? 'application/x-www-form-urlencoded' : 'application/json' },
              body:
                how === 'form' ? query : how === 'json' ? JSON.stringify(given) : asText(Object.values(given)[0] ?? ''),
            }),
      });
      const text = await response.text();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      expect([200, 400, 403, 404, 409, 413]).toContain(response.status);
      if (how === 'head') return;
      const answer = JSON.parse(text) as Record<string, unknown>;
      expect(answer).toMatchObject(
        response.status === 200
          ? { help: expect.any(String), success: true }
          : { help: expect.any(String), success: false, error: { __type: expect.any(String) } },
      );
    }),
    { numRuns: REQUESTS, seed: SEED },
  );
  // Generated calls reach answers, not only refusals.
  for (const status of [200, 400, 403, 404, 409]) expect([status, statuses.get(status) ?? 0]).not.toEqual([status, 0]);
});
