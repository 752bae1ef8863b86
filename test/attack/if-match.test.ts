import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

let held: HeldConsole;
beforeAll(async () => {
  held = await startHeldConsole();
});
afterAll(async () => {
  await held[Symbol.asyncDispose]();
});

const post = (path: string, headers: Readonly<Record<string, string>> = {}, body?: unknown): Promise<Response> =>
  fetch(`${held.at.operator}/api/v1/sources/laval${path}`, {
    method: 'POST',
    headers: {
      'accept-language': 'en',
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const read = async (): Promise<{ readonly etag: string; readonly revision: number; readonly state: string }> => {
  const response = await fetch(`${held.at.operator}/api/v1/sources/laval`);
  const { revision = 1, state } = (await response.json()) as { readonly revision?: number; readonly state: string };
  return { etag: response.headers.get('etag')!, revision, state };
};

test('of two people who change what both have read, the second is told what the first did, and changes nothing', async () => {
  const { etag, revision } = await read();
  expect(etag.startsWith(`"${revision}-`)).toBe(true);
  expect((await post('/quota', { 'if-match': etag }, { maxRecords: 5000 })).status).toBe(200);
  const second = await post('/pause', { 'if-match': etag });
  expect(second.status).toBe(412);
  expect(await second.json()).toMatchObject({
    code: 'request.changed',
    revision: revision + 1,
    changes: [{ by: 'api', operation: 'setQuota', fields: ['quota'] }],
  });
  expect((await read()).state).toBe('active');
  // Read again, the change is made; and each answer has the tag for the next one.
  const third = await post('/pause', { 'if-match': (await read()).etag });
  expect(third.status).toBe(200);
  expect((await post('/resume', { 'if-match': third.headers.get('etag')! })).status).toBe(200);
});

test('of many changes at one revision, one is made', async () => {
  const { etag } = await read();
  const answers = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((n) => post('/quota', { 'if-match': etag }, { maxRecords: 1000 + n })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
});

test('an act that does not change the source is done only at its revision too', async () => {
  const { etag } = await read();
  await post('/quota', {}, { maxRecords: 7000 });
  expect((await post('/run', { 'if-match': etag })).status).toBe(412);
  expect((await post('/run', { 'if-match': '*' })).status).toBe(202);
  expect((await post('/run', { 'if-match': '"rien"' })).status).toBe(400);
});

test('a form of a page that is out of date changes nothing, and says what happened', async () => {
  const page = await fetch(`${held.at.operator}/?lang=en`);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .join('; ');
  const fields =
    /action="\/sources\/laval\/pause[^>]*>\s*<input type="hidden" name="token" value="([^"]+)"[^>]*>\s*<input type="hidden" name="revision" value="(\d+)"/.exec(
      await page.text(),
    )!;
  await post('/quota', {}, { maxRecords: 8000 });
  const response = await fetch(`${held.at.operator}/sources/laval/pause?lang=en`, {
    method: 'POST',
    headers: { cookie, accept: 'text/html' },
    body: new URLSearchParams({ token: fields[1]!, revision: fields[2]! }),
    redirect: 'manual',
  });
  expect(response.status).toBe(412);
  expect(await response.text()).toContain('setQuota, api');
  expect((await read()).state).toBe('active');
});
