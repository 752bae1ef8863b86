import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { credentialIn, isSecretName, publicAddress, redactText, withoutUserInfo } from './redact.ts';

const names = [
  ...['apikey', 'api_key', 'API-Key', 'key', 'token', 'access_token', 'auth', 'secret', 'password', 'pwd', 'sig'],
  ...['signature', 'client_secret', 'subscription-key', 'Ocp-Apim-Subscription-Key', 'x-api-key', 'code', 'passwd'],
  ...['X-Amz-Signature', 'X-Amz-Credential', 'X-Amz-Security-Token', 'X-Goog-Signature', 'AWSAccessKeyId', 'jwt'],
  ...['id_token', 'refreshToken', 'oauth_token', 'api%5Fkey', '%61pikey', '%2561pikey', 'auth[token]', 'appKey'],
];
const harmless = [
  'q',
  'fq',
  'rows',
  'start',
  'author',
  'authority',
  'keyword',
  'keywords',
  'limit',
  'where',
  'sort',
  'f',
];

test.each(names)('%s names a credential', (name) => expect(isSecretName(name)).toBe(true));
test.each(harmless)('%s does not name a credential', (name) => expect(isSecretName(name)).toBe(false));

describe('no secret is left in the output', () => {
  const secret = 'Canari-7f3a';
  test.each([
    ...names.flatMap((name) => [
      `https://a.ca/x?${name}=${secret}`,
      `GET /x?a=1&${name}=${secret}&b=2 HTTP/1.1`,
      `https://a.ca/x?a=1;${name}=${secret};${secret}`,
      `https://a.ca/#${name}=${secret}`,
      `${name}=${secret}`,
      `https://a.ca/?fq=${name}%3D${secret}`,
      `https://a.ca/?fq=organization%3Ax%26${name}%3D${secret}&rows=1`,
      `{"url":"https://a.ca/?q=1&${name}=${secret}"}`,
    ]),
    `https://u:${secret}@a.ca/`,
    `https://${secret}@a.ca/`,
    `https://u:p@${secret}@a.ca/`,
    `https:${secret}@a.ca/`,
    `mongodb+srv://u:${secret}@a.ca/`,
    `{"url":"https:\\/\\/u:${secret}@a.ca"}`,
    `voir https://u:${secret}@a.ca et ftp://u:${secret}@b.ca`,
    `https://a.ca/?u=1&amp;token=${secret}`,
  ])('%s', (text) => {
    expect(redactText(text)).not.toContain(secret);
    expect(redactText(redactText(text))).toBe(redactText(text));
    expect(credentialIn(text)).toBeDefined();
    expect(JSON.stringify(credentialIn(text))).not.toContain(secret);
  });
});

test.each([
  'https://donnees.montreal.ca/api/3/action/package_search?fq=organization:laval&rows=10',
  'organization:ville-de-laval AND tags:clé',
  'écrire à info@ville.ca, voir https://a.ca/',
  'https://a.ca/@profil/x',
  'il y a = et @ et ://',
])('%s is unchanged', (text) => {
  expect(redactText(text)).toBe(text);
  expect(withoutUserInfo(text)).toBe(text);
  expect(credentialIn(text)).toBeUndefined();
  expect(publicAddress(text)).toBe(text);
});

test('a public address keeps its parameters that are not secret', () => {
  expect(publicAddress('https://u:p@a.ca/api?apikey=x&q=1#token=y')).toBe('https://a.ca/api?q=1');
  expect(withoutUserInfo('a https://u:p@b.ca/c')).toBe('a https://b.ca/c');
});

test('any user name, password and key-like parameter is removed from an address', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9!$*+~.%é-]{1,20}$/);
  fc.assert(
    fc.property(word, word, fc.constantFrom(...names), (user, password, name) => {
      const url = new URL('https://a.ca/x');
      url.username = user;
      url.password = `Zz${password}Zz`;
      const text = `${url.href}?${name}=Qq${encodeURIComponent(password)}Qq`;
      expect(redactText(text)).not.toMatch(/Zz|Qq/);
    }),
  );
});

test('the time for hostile text grows linearly with its length', () => {
  const bite = (length: number): number => {
    const started = performance.now();
    for (const part of ['https:', 'a://', '?a=1;', 'x@', 'token=', 'a.b+c-', '=', '&key', '%3d'])
      redactText(part.repeat(length / part.length));
    return performance.now() - started;
  };
  bite(200_000);
  expect(bite(1_600_000)).toBeLessThan(bite(200_000) * 40 + 500);
});
