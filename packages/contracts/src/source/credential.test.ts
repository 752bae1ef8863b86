import { expect, test } from '@jest/globals';
import { Credential, placeOf } from './credential.ts';

const header = (name: string, value = 'Canari7f3a'): object => ({ kind: 'header', name, value });

test.each([
  ...['Host', 'content-length', 'Transfer-Encoding', 'connection', 'TE', 'upgrade', 'expect', 'Accept', 'user-agent'],
  ...['if-none-match', 'a b', 'a:b', 'a\r\nb', '', 'é', 'x'.repeat(101)],
])('a header named %j is refused', (name) => expect(Credential.safeParse(header(name)).success).toBe(false));

test.each([
  'a'.repeat(7),
  'Canari\r\nX-Autre: 1',
  'Canari\n',
  ' Canari7f3a',
  'Canari7f3a ',
  'Canari\u0000xx',
  'Canarié7f3a',
])('a header with the value %j is refused', (value) =>
  expect(Credential.safeParse(header('X-Api-Key', value)).success).toBe(false),
);

test.each([
  { kind: 'query', name: 'a=b', value: 'Canari7f3a' },
  { kind: 'query', name: 'k', value: 'court' },
  { kind: 'basic', username: 'a:b', password: 'Canari7f3a' },
  { kind: 'basic', username: 'a', password: 'Canari\n7f3a' },
  { kind: 'bearer', token: 'avec des espaces' },
  { kind: 'client-certificate', certificate: 'x', key: 'y' },
  { kind: 'authority', certificates: '' },
  { kind: 'cookie', value: 'Canari7f3a' },
  { kind: 'bearer', token: 'Canari7f3a', more: 1 },
])('%j is refused', (credential) => expect(Credential.safeParse(credential).success).toBe(false));

test('a refusal does not repeat the secret', () => {
  for (const credential of [
    header('Host'),
    { kind: 'bearer', token: 'Canari7f3a et plus' },
    header('X', 'Canari7f3a\n'),
  ])
    expect(JSON.stringify(Credential.safeParse(credential).error)).not.toContain('Canari');
});

test('credentials that would set the same header or parameter share a place', () => {
  const places = (
    [
      { kind: 'basic' },
      { kind: 'bearer' },
      { kind: 'header', name: 'Authorization' },
      { kind: 'header', name: 'X-Api-Key' },
      { kind: 'header', name: 'x-api-key' },
      { kind: 'query', name: 'x-api-key' },
      { kind: 'query', name: 'X-Api-Key' },
      { kind: 'authority' },
    ] as const
  ).map(placeOf);
  expect(places).toEqual([
    ...['authorization', 'authorization', 'authorization', 'header x-api-key', 'header x-api-key'],
    ...['query x-api-key', 'query X-Api-Key', 'authority'],
  ]);
});
