import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { startOperator, type OperatorParts } from '@moisson/operator';
import { createLogger, type HttpService, type Oidc } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aSource, ManualClock } from '@moisson/testkit';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CookieBrowser } from '../support/cookie-browser.ts';
import { formFields } from '../support/form-fields.ts';
import { startLyingProvider, type Lie } from '../support/lying-provider.ts';
import { CLIENT, listening, startOidcProvider, stopped, type StartedProvider } from '../support/oidc-provider.ts';

const TOKEN = 'f3a91c07d5e84b26a0c9f17e63d28b54';

/** An operator on a port that was free, whose people sign in at this issuer. */
const operatorAt = async (store: Store, publicUrl: string, issuer: string): Promise<HttpService> => {
  const oidc: Oidc = {
    ...{ issuer, publicUrl, clientId: CLIENT.id, clientSecret: CLIENT.secret, scope: 'openid profile' },
    roleClaim: 'groups',
    roles: [
      { value: 'admins', role: 'administrator' },
      { value: 'laval', role: 'publisher', organizations: ['ville-de-laval'] },
    ],
  };
  const listen = { host: '127.0.0.1', port: Number(new URL(publicUrl).port) };
  const parts = { store, changeLog, oidc, token: TOKEN, listen, log: createLogger('test', 'silent') };
  return startOperator({ ...parts, connectors: {} } as unknown as OperatorParts);
};
const freeAddress = async (): Promise<string> => {
  const server = createServer();
  const address = await listening(server);
  await stopped(server);
  return address;
};

let dir: string;
let store: Store;
let changeLog: SqliteChangeLog;
let clock: ManualClock;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-sign-in-'));
  clock = new ManualClock();
  store = openSqliteStore(dir, clock);
  changeLog = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), clock);
  await store.registry.create(aSource());
  await store.registry.create(aSource({ id: 'levis', organization: 'ville-de-levis' }));
});
afterAll(async () => {
  await changeLog.close();
  await store.close();
  await rm(dir, { recursive: true });
});

const SESSION = 'moisson_session';
const withToken = { authorization: `Bearer ${TOKEN}` };

describe('signing in at a provider', () => {
  let url: string;
  let provider: StartedProvider;
  let operator: HttpService;
  let browser: CookieBrowser;
  beforeAll(async () => {
    url = await freeAddress();
    provider = await startOidcProvider(`${url}/sign-in/callback`);
    operator = await operatorAt(store, url, provider.issuer);
  });
  afterAll(async () => {
    await operator.stop();
    await provider.stop();
  });
  beforeEach(() => {
    browser = new CookieBrowser();
    Object.assign(provider.person, { id: 'zoe', groups: ['laval'] });
  });

  const sendForm = async (path: string, fields: URLSearchParams): Promise<number> =>
    (await browser.once('POST', url + path, {}, fields)).status;

  test('a page leads to the provider and back to itself, as the person with the role of their group', async () => {
    const response = await browser.get(`${url}/runs?lang=en`);
    expect([response.status, response.url]).toEqual([200, `${url}/runs?lang=en`]);
    expect(await response.text()).toMatch(/Signed in: <a [^>]*>Zoé Côté<\/a> \(publisher\)/);
    const account = await (await browser.get(`${url}/account`)).text();
    expect(account).toContain('oidc:zoe');
    expect(account).toContain('ville-de-laval');
  });

  test('a form does what the person may do, and its act is theirs in the audit log', async () => {
    const page = await (await browser.get(`${url}/`)).text();
    expect(await sendForm('/sources/levis/pause', formFields(page, '/sources/levis/pause'))).toBe(403);
    expect(await sendForm('/sources/laval/pause', formFields(page, '/sources/laval/pause'))).toBe(303);
    expect(await store.registry.get(SourceId.parse('laval'))).toMatchObject({ state: 'paused' });
    const [act] = await store.audit.list({ limit: 1 });
    expect(act).toMatchObject({
      actor: { subject: 'oidc:zoe', name: 'Zoé Côté', role: 'publisher', channel: 'console' },
    });
    expect((await browser.get(`${url}/audit`)).status).toBe(403);
  });

  test('the session’s cookie is out of scripts’ reach, new at each sign-in, and stored as a hash alone', async () => {
    const first = await browser.get(`${url}/`);
    await first.text();
    const cookie = browser.cookies.get(SESSION)!;
    const other = new CookieBrowser();
    other.cookies.set(SESSION, cookie);
    expect((await other.once('GET', `${url}/`)).status).toBe(200);
    await browser.get(`${url}/sign-in`);
    expect(browser.cookies.get(SESSION)).not.toBe(cookie);
    expect((await other.once('GET', `${url}/`)).status).toBe(302);
    const kept = browser.cookies.get(SESSION)!;
    for (const name of await readdir(dir)) expect((await readFile(join(dir, name))).includes(kept)).toBe(false);
    const begun = await browser.once('GET', `${url}/sign-in`);
    expect(begun.headers.getSetCookie()).toEqual([expect.stringMatching(/^moisson_sign_in=.*HttpOnly; SameSite=Lax/)]);
  });

  test('a form of another session, or of before the sign-in, changes nothing', async () => {
    await store.registry.update(SourceId.parse('laval'), (source) => ({ ...source, state: 'active' }));
    const before = await store.registry.get(SourceId.parse('laval'));
    const page = await (await browser.get(`${url}/`)).text();
    const fields = formFields(page, '/sources/laval/pause');
    expect(fields.get('token')).toMatch(/./);
    Object.assign(provider.person, { id: 'max', groups: ['admins'] });
    await browser.get(`${url}/sign-in`);
    expect(await sendForm('/sources/laval/pause', fields)).toBe(403);
    expect(await sendForm('/sources/laval/pause', new URLSearchParams())).toBe(403);
    expect(await store.registry.get(SourceId.parse('laval'))).toEqual(before);
  });

  test('who signs out is out, also with the old cookie', async () => {
    const account = await (await browser.get(`${url}/account`)).text();
    const cookie = browser.cookies.get(SESSION)!;
    expect(await sendForm('/sign-out', formFields(account, '/sign-out'))).toBe(303);
    expect(browser.cookies.has(SESSION)).toBe(false);
    browser.cookies.set(SESSION, cookie);
    expect((await browser.once('GET', `${url}/`)).headers.get('location')).toBe('/sign-in?return=%2F');
  });

  test('an unused session ends after half an hour, a used one after twelve', async () => {
    await browser.get(`${url}/`);
    clock.advance({ seconds: 29 * 60 });
    expect((await browser.once('GET', `${url}/`)).status).toBe(200);
    clock.advance({ seconds: 31 * 60 });
    expect((await browser.once('GET', `${url}/`)).status).toBe(302);
    await browser.get(`${url}/`);
    for (let uses = 0; uses < 24; uses += 1) {
      clock.advance({ seconds: 29 * 60 });
      expect((await browser.once('GET', `${url}/`)).status).toBe(200);
    }
    clock.advance({ seconds: 25 * 60 });
    expect((await browser.once('GET', `${url}/`)).status).toBe(302);
  });

  test('a session is of no use at the API, where a key or the token is', async () => {
    await browser.get(`${url}/`);
    expect((await browser.once('GET', `${url}/api/v1/sources`)).status).toBe(401);
    expect((await fetch(`${url}/api/v1/holds`, { headers: withToken })).status).toBe(200);
  });

  test('a person without a role is told so, and let in nowhere', async () => {
    Object.assign(provider.person, { id: 'ana', groups: ['autre'] });
    const response = await browser.get(`${url}/?lang=en`);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('no value of “groups” gives one');
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  test('an answer for another browser, another request, or that was used, lets nobody in', async () => {
    const begun = await browser.once('GET', `${url}/sign-in`);
    let at = await browser.once('GET', begun.headers.get('location')!);
    while (!at.headers.get('location')!.startsWith(url))
      at = await browser.once('GET', new URL(at.headers.get('location')!, at.url).href);
    const callback = at.headers.get('location')!;
    const stranger = new CookieBrowser();
    expect((await stranger.once('GET', callback)).status).toBe(403);
    stranger.cookies.set('moisson_sign_in', `${'a'.repeat(43)}.Lw`);
    expect((await stranger.once('GET', callback)).status).toBe(403);
    const mine = browser.cookies.get('moisson_sign_in')!;
    expect((await browser.once('GET', callback)).status).toBe(302);
    stranger.cookies.set('moisson_sign_in', mine);
    expect((await stranger.once('GET', callback)).status).toBe(403);
    expect(stranger.cookies.has(SESSION)).toBe(false);
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'no sign-in leads on to %j',
    async (address) => {
      const response = await browser.get(`${url}/sign-in?return=${encodeURIComponent(address)}`);
      expect(response.url).toBe(`${url}/`);
    },
  );
});

describe('a provider that is not as it must be', () => {
  let url: string;
  let provider: Awaited<ReturnType<typeof startLyingProvider>>;
  let operator: HttpService;
  beforeAll(async () => {
    url = await freeAddress();
    provider = await startLyingProvider();
    operator = await operatorAt(store, url, provider.issuer);
  });
  afterAll(async () => {
    await operator.stop();
    await provider.stop();
  });
  const now = Math.floor(Date.now() / 1000);
  const lies: readonly (readonly [string, Lie, RegExp])[] = [
    ['for another audience', { claims: { aud: 'autre' } }, /aud/],
    ['of another issuer', { claims: { iss: 'https://autre.example' } }, /issuer|iss/],
    ['of another request', { claims: { nonce: 'autre' } }, /nonce/],
    ['that has expired', { claims: { exp: now - 3600, iat: now - 7200 } }, /expired|clock/],
    ['of a clock that is ahead', { claims: { nbf: now + 3600 } }, /clock/],
    ['without an end', { claims: { exp: undefined } }, /./],
    ['signed by a key that is no longer published', { header: { kid: 'k0' }, isForged: true }, /key/],
    ['with a wrong signature', { isForged: true }, /signature/],
    ['with no signature asked for', { header: { alg: 'none' } }, /./],
  ];

  test.each([
    ...lies.map(([name, lie, reason]) => [`an ID token ${name}`, lie, reason, 403] as const),
    ['an answer without an ID token', { withoutIdToken: true }, /./, 403],
    ['a refusal', { answer: { status: 400, body: '{"error":"invalid_grant"}' } }, /refused/, 403],
    ['a page', { answer: { status: 200, body: '<html>', type: 'text/html' } }, /does not answer/, 503],
    ['a fault', { answer: { status: 502, body: 'Bad gateway', type: 'text/plain' } }, /does not answer/, 503],
  ] as const)('%s lets nobody in and says why, and the token still works', async (_, lie, reason, status) => {
    provider.tell(lie);
    const browser = new CookieBrowser();
    const response = await browser.get(`${url}/`, { 'accept-language': 'en' });
    const page = await response.text();
    expect({ status: response.status, page }).toMatchObject({ status, page: expect.stringMatching(reason) });
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect(page).not.toContain(CLIENT.secret);
    expect((await browser.once('GET', `${url}/`)).status).toBe(302);
    expect((await fetch(`${url}/api/v1/holds`, { headers: withToken })).status).toBe(200);
  });

  test('a true answer after all these lets in', async () => {
    provider.tell({});
    expect((await new CookieBrowser().get(`${url}/`)).status).toBe(200);
  });
});

test('a provider that is down is said to be; the token works, and sign-in does once the provider is there', async () => {
  const [url, issuer] = [await freeAddress(), await freeAddress()];
  const operator = await operatorAt(store, url, issuer);
  try {
    const response = await new CookieBrowser().get(`${url}/`, { 'accept-language': 'en' });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('does not answer as it must');
    expect((await fetch(`${url}/runs`, { headers: withToken })).status).toBe(200);
  } finally {
    await operator.stop();
  }
});
