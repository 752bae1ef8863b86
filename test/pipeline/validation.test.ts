import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GuardedFetch } from '@moisson/fetching';
import { systemClock } from '@moisson/kernel';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TURTLE =
  '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . <https://a.ca/d> a dcat:Dataset ; dct:title "Arbres <b>"@fr ; dct:modified "hier" .';
const stack = new AsyncDisposableStack();
let portal: HttpService;
/** Its own fetch reaches public addresses only. */
let guarded: HttpService;
let document: string;

beforeAll(async () => {
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-validation-')), (one) => rm(one, { recursive: true }));
  const store = stack.adopt(openSqliteStore(dir, systemClock), (one) => one.close());
  const allowing = new GuardedFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'test' }, systemClock);
  const fetching = stack.adopt(allowing, (one) => one.close());
  const parts = { store, log: createLogger('test', 'silent'), listen: { host: '127.0.0.1', port: 0 } };
  portal = stack.adopt(await startPortal({ ...parts, fetching }), (one) => one.stop());
  guarded = stack.adopt(await startPortal(parts), (one) => one.stop());
  const server = createServer(({ url }, response) => {
    response.end(url === '/large' ? Buffer.alloc(2 * 1024 * 1024, 'a') : TURTLE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stack.defer(() => new Promise<void>((resolve) => server.close(() => resolve())));
  document = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => stack.disposeAsync());

interface Told {
  readonly protocol?: { readonly name: string };
  readonly records: readonly {
    readonly findings: readonly { readonly code: string; readonly fix: { fr: string } }[];
  }[];
  readonly problems: readonly { readonly code: string }[];
}
const post = async (body: string | Uint8Array<ArrayBuffer>): Promise<{ status: number; told: Told }> => {
  const response = await fetch(`${portal.url}/api/v1/validate`, { method: 'POST', body });
  return { status: response.status, told: (await response.json()) as Told };
};
const at = async (url: string, service = portal): Promise<Told> =>
  (await (await fetch(`${service.url}/api/v1/validate?${new URLSearchParams({ url }).toString()}`)).json()) as Told;

test('a posted document is judged: each finding has its field, value, rule and what to do', async () => {
  const { status, told } = await post(TURTLE);
  expect([status, told.protocol?.name, told.problems]).toEqual([200, 'dcat', []]);
  expect(told.records[0]!.findings.find(({ code }) => code === 'field.date-unreadable')).toMatchObject({
    seen: 'hier',
    fix: { fr: expect.stringContaining('2026-01-31') as unknown },
    rule: { title: 'RFC 3339' },
  });
});

test('a document at an address is judged the same; one that is too large, or on a forbidden host, is a problem', async () => {
  expect(await at(document)).toEqual((await post(TURTLE)).told);
  expect((await at(`${document}/large`)).problems.map(({ code }) => code)).toEqual(['fetch.too-large']);
  expect((await at(document, guarded)).problems.map(({ code }) => code)).toEqual(['fetch.address-forbidden']);
});

test('what cannot be read, and what is too large, is answered', async () => {
  expect((await post(Uint8Array.from([0, 255, 254, 1]))).told.problems[0]!.code).toBe('validation.no-record');
  expect((await post('a'.repeat(1024 * 1024 + 1))).status).toBe(413);
});

test('the page shows the result, in both languages, and escapes what it was given', async () => {
  for (const [language, words] of [
    ['fr', 'Comment corriger'],
    ['en', 'How to mend it'],
  ] as const) {
    const body = new URLSearchParams({ document: TURTLE, url: '' });
    const response = await fetch(`${portal.url}/validate?lang=${language}`, { method: 'POST', body });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain(words);
    expect(page).toContain('Arbres &lt;b>');
    expect(page).not.toContain('Arbres <b>');
  }
});
