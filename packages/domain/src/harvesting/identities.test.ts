import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  agree,
  contradict,
  discriminatedKeys,
  publishedKeyOf,
  recognisable,
  serverMove,
  signatureOf,
  textIdentity,
} from './identities.ts';

const service = (address: string): string[] => ['title:arbres', `service://${address}`];
const identities = fc.uniqueArray(fc.constantFrom('service://a/x', 'page:b', 'title:c', 'name:d', 'org:e'));

test('a record is not recognised by what many records share', () => {
  expect(recognisable(['service:s', 'page:p', 'org:o', 'text:t', 'title:a', 'name:n'])).toEqual([
    ...['service:s', 'title:a', 'name:n'],
  ]);
});

test('two records agree where nothing that both have tells them apart', () => {
  expect(agree(['title:a', 'page:p'], ['title:a', 'service:s'])).toBe(true);
  expect(agree(['title:a', 'page:p'], ['title:a', 'page:q'])).toBe(false);
});

test.each([
  ['another organization, whatever the description', ['org:a', 'text:t'], ['org:b', 'text:t'], true],
  ['another name, with the same description', ['name:a', 'text:t'], ['name:b', 'text:t'], false],
  ['another name', ['name:a'], ['name:b'], true],
  [
    'another folder of the same host',
    service('gis.a.ca/x/arbres/mapserver/0'),
    service('gis.a.ca/y/arbres/mapserver/3'),
    false,
  ],
  [
    'another host of the same owner',
    service('gis.a.ca/arbres/mapserver/0'),
    service('carto.a.ca/arbres/mapserver/0'),
    false,
  ],
  [
    'the service of another owner',
    service('gis.a.ca/arbres/mapserver/0'),
    service('gis.b.ca/arbres/mapserver/0'),
    true,
  ],
  ['another service', service('gis.a.ca/arbres/mapserver/0'), service('gis.a.ca/bornes/mapserver/0'), true],
  [
    'another organization of a shared host',
    service('services.arcgis.com/one/s/mapserver'),
    service('services.arcgis.com/two/s/mapserver'),
    true,
  ],
])('%s: two records of one title contradict each other (%j, %j): %j', (_name, a, b, expected) => {
  expect([contradict(a, b), contradict(b, a)]).toEqual([expected, expected]);
});

test('a service that was renamed as its server moved is the same one', () => {
  const [from, to] = [service('gis.a.ca/arbres/mapserver/0'), service('carto.a.ca/arbres2/mapserver/0')];
  expect(serverMove(from, to)).toBe('gis.a.ca carto.a.ca');
  expect([contradict(from, to), contradict(from, to, new Set(['gis.a.ca carto.a.ca']))]).toEqual([true, false]);
  expect(serverMove(from, service('gis.b.ca/arbres/mapserver/0'))).toBeUndefined();
});

test('a key with a discriminator leads back to the published one, is within its bound, and is the same for any order', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 512 }), identities, (published, all) => {
      const keys = discriminatedKeys(published, all);
      expect(discriminatedKeys(published, all.toReversed())).toEqual(keys);
      for (const key of keys) {
        expect(key.length).toBeLessThanOrEqual(512);
        expect(published.startsWith(publishedKeyOf(key))).toBe(true);
      }
      if (published.length < 480) expect(publishedKeyOf(keys[0]!)).toBe(publishedKeyOf(published));
    }),
  );
});

test('records have one signature where nothing that tells them apart differs', () => {
  expect(signatureOf(['title:a', 'text:t'])).toBe(signatureOf(['title:a', 'org:o']));
  expect(signatureOf(['title:a'])).not.toBe(signatureOf(['title:a', 'page:p']));
});

test('a description of forty characters tells records apart, a shorter one does not', () => {
  expect(textIdentity('x'.repeat(40))).toMatch(/^text:[0-9a-f]{16}$/);
  expect([textIdentity('x'.repeat(39)), textIdentity(undefined)]).toEqual([undefined, undefined]);
});

test('a published key as long as a key may be still has room for each discriminator', () => {
  const keys = discriminatedKeys('x'.repeat(512), ['service://a/x', 'page:b', 'title:c']);
  expect(keys.map(({ length }) => length <= 512)).toEqual([true, true, true, true]);
  expect(new Set(keys).size).toBe(4);
});
