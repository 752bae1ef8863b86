import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

let held: HeldConsole;
let dataset: { id: string; records: { recordKey: string }[] };
beforeAll(async () => {
  held = await startHeldConsole();
  const answer = await fetch(`${held.at.portal}/api/v1/datasets?limit=1`);
  dataset = ((await answer.json()) as { items: [typeof dataset] }).items[0];
});
afterAll(async () => {
  await held[Symbol.asyncDispose]();
});

const FOREVER = 'public, max-age=31536000, immutable';

/** Returns the status and `Cache-Control` of an answer, as a page and as JSON. */
const caching = async (
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<string> => {
  const answers = await Promise.all(
    ['text/html', 'application/json'].map(async (accept) => {
      const { status, headers } = await fetch(url, {
        redirect: 'manual',
        ...init,
        headers: { accept, ...init.headers },
      });
      return `${status} ${headers.get('cache-control')}`;
    }),
  );
  return [...new Set(answers)].join(' | ');
};

test('public pages and answers are revalidated each time; the errors and health of every service are never cached', async () => {
  const key = encodeURIComponent(dataset.records[0]!.recordKey);
  const { portal, monitor } = held.at;
  for (const url of [
    ...['/', '/?lang=en', '/datasets', '/datasets?q=velo', `/datasets/${dataset.id}`, `/records/laval?key=${key}`].map(
      (path) => portal + path,
    ),
    ...[
      '/organizations',
      '/sources',
      '/sources/laval',
      '/openapi.json',
      '/api/v1/datasets',
      `/api/v1/datasets/${dataset.id}`,
    ].map((path) => portal + path),
    ...[`/api/v1/datasets/${dataset.id}/records`, `/api/v1/records/laval/raw?key=${key}`].map((path) => portal + path),
    ...['/api/v1/organizations', '/api/v1/sources', '/api/v1/sources/laval'].map((path) => portal + path),
    ...['/', '/api/v1/feeds', '/api/v1/feeds/laval'].map((path) => monitor + path),
  ]) {
    expect({ url, caching: await caching(url) }).toEqual({ url, caching: '200 no-cache' });
    expect({ url, caching: await caching(url, { method: 'HEAD' }) }).toEqual({ url, caching: '200 no-cache' });
    const etag = (await fetch(url)).headers.get('etag')!;
    if (!url.includes('/?')) {
      const again = await fetch(url, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } });
      expect({ url, status: again.status, kept: again.headers.get('cache-control') }).toMatchObject({
        url,
        kept: 'no-cache',
      });
    }
  }
  for (const [url, expected] of [
    ...[portal, monitor, held.at.operator].flatMap(
      (service) =>
        [
          [`${service}/livez`, '200 no-store'],
          [`${service}/readyz`, '200 no-store'],
          [`${service}/nulle-part`, '404 no-store'],
          [`${service}/api/v1/nulle-part`, '404 no-store'],
          [`${service}/%E0%A4%A`, /^(400|404) no-store$/],
          [`${service}/assets/nulle.css`, '404 no-store'],
        ] as const,
    ),
    [`${portal}/datasets/nulle`, '404 no-store'],
    [`${portal}/datasets?limit=nulle`, '400 no-store'],
    [`${portal}/api/v1/datasets?cursor=nulle`, '400 no-store'],
    [`${portal}/api/v1/datasets/00000000-0000-0000-0000-000000000000`, '404 no-store'],
    [`${portal}/records/nulle`, '404 no-store'],
    [`${portal}/sources/nulle`, '404 no-store'],
    [`${portal}/api/v1/sources/nulle`, '404 no-store'],
    [`${monitor}/api/v1/feeds/nulle`, '404 no-store'],
  ] as const)
    expect({ url, caching: await caching(url) }).toEqual({
      url,
      caching: typeof expected === 'string' ? expected : expect.stringMatching(expected),
    });
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    for (const url of [`${portal}/datasets`, `${monitor}/`])
      expect(await caching(url, { method })).toMatch(/^\d+ (no-store|no-cache)$/);
});

test('nothing of the operator’s side is cached, redirects and refusals included', async () => {
  const { operator } = held.at;
  for (const path of [
    '/',
    '/runs',
    '/runs?source=laval',
    '/holds',
    '/api/v1/sources',
    '/api/v1/sources/laval',
    '/api/v1/runs',
  ])
    expect({ path, caching: await caching(operator + path) }).toEqual({ path, caching: '200 no-store' });
  for (const path of ['/api/v1/holds', '/api/v1/dead-letters', '/api/v1/doctor'])
    expect({ path, caching: await caching(operator + path) }).toEqual({ path, caching: '200 no-store' });
  const page = await fetch(`${operator}/`);
  const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
  const [, token, revision] = /action="\/sources\/laval\/run".*?value="([^"]+)".*?name="revision" value="(\d+)"/s.exec(
    await page.text(),
  )!;
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const init = { method: 'POST', headers, body: `token=${token!}&revision=${revision!}` };
  expect(await caching(`${operator}/sources/laval/run`, init)).toBe('303 no-store');
  expect(await caching(`${operator}/sources/laval/run`, { method: 'POST' })).toBe('403 no-store');
  expect(await caching(`${operator}/api/v1/sources`, { method: 'POST', headers: { origin: 'null' } })).toBe(
    '403 no-store',
  );
  expect(await caching(`${operator}/api/v1/sources/laval/run`, { method: 'POST' })).toBe('202 no-store');
  expect(await caching(`${operator}/api/v1/sources/nulle/run`, { method: 'POST' })).toBe('404 no-store');
});

test('the style sheet and the logo are cached at an address that changes with them, and revalidated at any other', async () => {
  for (const service of [held.at.portal, held.at.monitor, held.at.operator]) {
    const page = await (await fetch(service)).text();
    const addresses = new Set([...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!));
    expect(addresses.size).toBe(2);
    for (const path of addresses) {
      expect({ path, caching: await caching(service + path) }).toEqual({ path, caching: `200 ${FOREVER}` });
      expect(await caching(service + path.split('?')[0]!)).toBe('200 no-cache');
      expect(await caching(`${service}${path}0`)).toBe('200 no-cache');
    }
  }
});

test('metrics and the refusals of an unknown name are never cached', async () => {
  expect(await caching(`${held.at.metrics!}/metrics`)).toBe('200 no-store');
  expect(await caching(held.at.metrics!)).toBe('404 no-store');
});
