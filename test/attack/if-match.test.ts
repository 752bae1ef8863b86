import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { formFields } from '../support/form-fields.ts';
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

/** Opens a page of the console; returns its text and its cookie. */
const open = async (path: string): Promise<{ readonly text: string; readonly cookie: string }> => {
  const page = await fetch(held.at.operator + path);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .join('; ');
  return { text: await page.text(), cookie };
};
const send = (path: string, cookie: string, body: URLSearchParams): Promise<Response> =>
  fetch(held.at.operator + path, {
    method: 'POST',
    headers: { cookie, accept: 'text/html' },
    body,
    redirect: 'manual',
  });

test('a form of a page that is out of date changes nothing, and says what happened', async () => {
  const { text, cookie } = await open('/?lang=en');
  const fields = formFields(text, '/sources/laval/pause');
  await post('/quota', {}, { maxRecords: 8000 });
  const response = await send('/sources/laval/pause?lang=en', cookie, fields);
  expect(response.status).toBe(412);
  expect(await response.text()).toMatch(/api <span class="meta">setQuota/);
  expect((await read()).state).toBe('active');
});

test('of two people who change settings, the second sees both values and who, and does theirs on top without undoing the first', async () => {
  const shown = '/sources/laval/settings?lang=en&was.graceHours=72&graceHours=48&was.authority=50&authority=50';
  const { text, cookie } = await open(shown);
  const mine = formFields(text, '/sources/laval/settings');
  // What the second person left as it was is no part of what they send.
  expect([...mine.keys()].sort()).toEqual(['graceHours', 'revision', 'token']);
  expect((await post('/settings', {}, { authority: 77, removalPolicy: { graceHours: 96 } })).status).toBe(200);
  const refused = await send('/sources/laval/settings?lang=en', cookie, mine);
  expect(refused.status).toBe(412);
  const conflict = await refused.text();
  expect(conflict).toMatch(/authority.*50.*77.*setSettings/s);
  expect(conflict).toMatch(/graceHours.*72.*graceHours.*96/s);
  expect(conflict).toContain('href="/sources/laval?lang=en"');
  const again = await send('/sources/laval/settings', cookie, formFields(conflict, '/sources/laval/settings'));
  expect(again.status).toBe(303);
  expect(await held.line.store.registry.get(SourceId.parse('laval'))).toMatchObject({
    ...{ authority: 77, removalPolicy: { graceHours: 48 } },
  });
});

test('a form that changes a source, sent without the revision of its page, changes nothing', async () => {
  const { text, cookie } = await open('/');
  const fields = formFields(text, '/sources/laval/pause');
  for (const revision of [undefined, '', 'x', '-1']) {
    fields.delete('revision');
    if (revision !== undefined) fields.append('revision', revision);
    expect((await send('/sources/laval/pause', cookie, fields)).status).toBe(403);
  }
  expect((await read()).state).toBe('active');
});

test('ticked sources that have changed since the page was shown are left as they are', async () => {
  const { text, cookie } = await open('/');
  const fields = formFields(text, '/sources/bulk');
  fields.append('id', `laval ${(await read()).revision}`);
  fields.append('act', 'pause');
  await post('/quota', {}, { maxRecords: 9000 });
  const response = await send('/sources/bulk', cookie, fields);
  expect(response.headers.get('location')).toMatch(/bulk=0&left=1/);
  expect((await read()).state).toBe('active');
});
