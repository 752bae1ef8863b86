import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DatasetId, MAX_REPORT_CHARS, MAX_REPORTS_A_DAY } from '@moisson/contracts';
import { MAX_REPORTS_AN_HOUR } from '../../services/portal/src/reports/report-limit.ts';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';
import { OpenApiContract } from '../support/open-api-contract.ts';

const UNKNOWN = '0b1a2c3d-0000-5000-8000-00000000ffff';
const PATH = '/api/v1/datasets/{id}/reports';

let held: HeldConsole;
let portal: string;
let ids: readonly DatasetId[];
let contract: OpenApiContract;
/** A visitor's address: the portal trusts the proxy that says it. */
let visitor = 0;
const asNew = (): Record<string, string> => ({ 'x-forwarded-for': `203.0.113.${(visitor += 1)}` });

beforeAll(async () => {
  held = await startHeldConsole({ MOISSON_TRUSTED_PROXIES: '127.0.0.1', MOISSON_LOG_LEVEL: 'silent' });
  portal = held.at.portal;
  ids = (await held.line.store.datasetReads.scan(undefined, 30)).map(({ id }) => id);
  contract = new OpenApiContract(await (await fetch(`${portal}/openapi.json`)).json());
});
afterAll(async () => {
  await held[Symbol.asyncDispose]();
});

const post = (id: string, body: unknown, headers: Readonly<Record<string, string>> = asNew()): Promise<Response> =>
  fetch(`${portal}/api/v1/datasets/${id}/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const send = async (
  id: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; text: string; to: string | null }> => {
  const response = await fetch(`${portal}/datasets/${id}/report`, {
    method: 'POST',
    headers: { ...asNew(), ...headers },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') };
};
const stored = (id: DatasetId) => held.line.store.reports.of(id, 100);

test('every answer is as OpenAPI declares it, and only what is allowed is stored', async () => {
  const id = ids[0]!;
  const bodies: readonly (readonly [number, string, unknown])[] = [
    [202, id, { kind: 'broken-link' }],
    [202, id.toUpperCase(), { kind: 'other', text: 'Le fichier est vide.' }],
    [400, id, { kind: 'other', text: ' \u200b\n ' }],
    [400, id, { kind: 'rien' }],
    [400, id, { kind: 'other', text: 'x'.repeat(MAX_REPORT_CHARS + 1) }],
    [400, id, { kind: 'other', text: { $gt: '' } }],
    [400, id, { kind: 'other', text: 'x', state: 'resolved', expiresAt: '2999-01-01T00:00:00.000Z' }],
    [400, id, { kind: ['other'], text: 'x' }],
    [400, id, '{"kind":"other","text":'],
    [400, id, '{"__proto__":{"kind":"other"}}'],
    [400, id, 'null'],
    [413, id, { kind: 'other', text: 'x'.repeat(40_000) }],
    [404, UNKNOWN, { kind: 'broken-link' }],
    [404, '%00', { kind: 'broken-link' }],
  ];
  for (const [status, to, body] of bodies) {
    const response = await post(to, body);
    expect({ body, status: response.status }).toEqual({ body, status });
    if (status !== 413)
      expect({ body, faults: await contract.faults(PATH, response, 'post') }).toEqual({ body, faults: [] });
  }
  expect((await stored(id)).map(({ kind, text, state }) => [kind, text, state])).toEqual([
    ['other', 'Le fichier est vide.', 'waiting'],
    ['broken-link', '', 'waiting'],
  ]);
  expect((await fetch(`${portal}/api/v1/datasets/${id}/reports`)).status).toBe(404);
});

test('nothing of the visitor is stored, and addresses of persons in the text are masked', async () => {
  const id = ids[1]!;
  const text = 'Écrire à zoe.tremblay@exemple.org\u202e\u0007, pas à info@ville.example.\r\nMerci.';
  const response = await post(
    id,
    { kind: 'other', text },
    { ...asNew(), 'user-agent': 'Curieux/1', referer: 'http://a.example' },
  );
  expect(response.status).toBe(202);
  const [report] = await stored(id);
  expect(report!.text).toMatch(/^Écrire à •••@•••, pas à info@ville\.example\.\nMerci\.$/);
  expect(Object.keys(report!).sort()).toEqual(
    ['at', 'datasetId', 'expiresAt', 'id', 'kind', 'organization', 'sourceId', 'state', 'text', 'title'].sort(),
  );
  expect(JSON.stringify(report)).not.toMatch(/203\.0\.113|Curieux|a\.example|tremblay/);
});

test('a dataset takes so many reports a day of all visitors, and a visitor so many an hour of all datasets', async () => {
  const id = ids[2]!;
  for (let sent = 0; sent < MAX_REPORTS_A_DAY; sent += 1)
    expect((await post(id, { kind: 'out-of-date' })).status).toBe(202);
  const full = await post(id, { kind: 'out-of-date' });
  expect(full.status).toBe(429);
  expect(await full.json()).toMatchObject({ code: 'report.too-many' });
  expect(await stored(id)).toHaveLength(MAX_REPORTS_A_DAY);
  const one = asNew();
  const others = ids.slice(3);
  for (let sent = 0; sent < MAX_REPORTS_AN_HOUR; sent += 1)
    expect((await post(others[sent]!, { kind: 'out-of-date' }, one)).status).toBe(202);
  expect((await post(others[MAX_REPORTS_AN_HOUR]!, { kind: 'out-of-date' }, one)).status).toBe(429);
  expect(await stored(others[MAX_REPORTS_AN_HOUR]!)).toEqual([]);
  // The form is held to the same.
  expect((await send(id, { kind: 'out-of-date', text: '' })).status).toBe(429);
});

test('the form shows what is wrong and keeps what was written; a filled trap and another site store nothing', async () => {
  const id = ids.at(-1)!;
  const hostile = '</textarea><script>alert(1)</script>';
  const refused = await send(id, { kind: 'rien', text: hostile });
  expect(refused.status).toBe(400);
  expect(refused.text).not.toContain('<script>');
  expect(refused.text).toContain('&lt;/textarea>&lt;script>');
  expect((await send(id, { text: 'sans sorte' })).status).toBe(400);
  expect((await send(id, { kind: 'other', text: 'x'.repeat(MAX_REPORT_CHARS + 1) })).status).toBe(400);
  expect(await send(id, { kind: 'other', text: 'Achetez', website: 'http://spam.example' })).toMatchObject({
    ...{ status: 303, to: expect.stringContaining('sent=1') },
  });
  expect((await send(id, { kind: 'other', text: 'x' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send(id, { kind: 'other', text: 'x' }, { origin: 'http://evil.example' })).status).toBe(403);
  expect((await send(UNKNOWN, { kind: 'other', text: 'x' })).status).toBe(404);
  expect(await stored(id)).toEqual([]);
  expect(await send(id, { kind: 'other', text: hostile }, { origin: portal })).toMatchObject({ status: 303 });
  const shown = await (await fetch(`${held.at.operator}/reports/${id}`)).text();
  expect(shown).toContain('&lt;/textarea>&lt;script>');
  expect(shown).not.toContain('<script>alert');
  // No other method, and no other path of the portal, writes.
  for (const [method, path] of [
    ['PUT', `/datasets/${id}/report`],
    ['DELETE', `/api/v1/datasets/${id}/reports`],
    ['POST', `/datasets/${id}`],
  ] as const)
    expect((await fetch(portal + path, { method })).status).toBe(405);
});
