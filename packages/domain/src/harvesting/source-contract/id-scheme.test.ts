import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idSchemeOf } from './id-scheme.ts';

test.each([
  ['0b6f2e0a-6a50-4c3b-9a53-000000000001', 'uuid'],
  ['0123456789abcdef0123456789abcdef_3', 'hex32'],
  ['4711', 'integer'],
  ['liste-0-12', 'slug'],
  ['jeu-12', 'jeu-N'],
  ['da_k3x9f2a', 'slug'],
  ['Arbres publics de la ville', 'text'],
  ['urn:x-quebec:abc:12', 'urn:x-quebec'],
  ['10.5683/SP3/ABC', 'doi'],
  ['//ville.example/datasets/v::jeu-1', '//ville.example/datasets/text'],
  ['/jeux/12', '/jeux/integer'],
  ['arbres#page:0123456789abcdef', 'token'],
])('the scheme of %s is %s', (key, scheme) => {
  expect(idSchemeOf(key)).toBe(scheme);
});

test('any key has a short scheme, and the keys of one platform have one', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 512 }), (key) => idSchemeOf(key).length <= 90));
  fc.assert(fc.property(fc.uuid(), (key) => expect(idSchemeOf(key)).toBe('uuid')));
});
