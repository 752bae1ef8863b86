import { expect, test } from '@jest/globals';
import { Credential, SourceId, type SealedCredential } from '@moisson/contracts';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { Keyring, keyIdOf } from './keyring.ts';
import { openCredential, resealCredential, sealCredential } from './seal-credential.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const id = SourceId.parse('laval');
const given = { origin: 'https://a.example', setAt: '2026-11-24T12:00:00.000Z', by: 'cli' };
const bearer: Credential = { kind: 'bearer', token: 'Canari7f3a-jeton' };
const sealed = (credential: Credential = bearer, keyring = new Keyring([oldKey])): SealedCredential =>
  sealCredential(keyring, id, credential, given);
const code = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

test('any credential is opened as it was sealed, and its secret is not in what is stored', () => {
  const secret = fc.stringMatching(/^[\x21-\x7e]{8,200}$/);
  const any = fc.oneof(
    secret.map((value): Credential => ({ kind: 'header', name: 'X-Api-Key', value })),
    fc
      .string({ unit: 'grapheme', minLength: 8 })
      .filter((value) => !/\p{Cc}/u.test(value))
      .map((value): Credential => ({ kind: 'query', name: 'k', value: `Zz${value}` })),
    secret.map((password): Credential => ({ kind: 'basic', username: 'moi', password })),
  );
  const keyring = new Keyring([oldKey]);
  fc.assert(
    fc.property(any, (credential) => {
      const stored = sealed(credential, keyring);
      expect(openCredential(keyring, id, stored)).toEqual(credential);
      const [text] = 'password' in credential ? [credential.password] : [(credential as { value: string }).value];
      expect(JSON.stringify(stored)).not.toContain(text);
    }),
  );
});

test('two seals of one credential differ, and hide its exact length', () => {
  const [a, b] = [sealed(), sealed({ kind: 'bearer', token: `${bearer.token}1` })];
  expect(sealed().nonce).not.toBe(a.nonce);
  expect(sealed().ciphertext).not.toBe(a.ciphertext);
  expect(b.ciphertext).toHaveLength(a.ciphertext.length);
});

test('a changed byte, another source, kind, name, server or author: it does not decrypt', () => {
  const keyring = new Keyring([oldKey]);
  const header = sealed({ kind: 'header', name: 'X-Api-Key', value: 'Canari7f3a' });
  const flipped = (text: string, at: number): string => {
    const bytes = Buffer.from(text, 'base64');
    bytes[at]! ^= 1;
    return bytes.toString('base64');
  };
  const size = Buffer.from(header.ciphertext, 'base64').length;
  const altered: readonly SealedCredential[] = [
    ...Array.from({ length: size }, (_, at) => ({ ...header, ciphertext: flipped(header.ciphertext, at) })),
    ...Array.from({ length: 12 }, (_, at) => ({ ...header, nonce: flipped(header.nonce, at) })),
    { ...header, ciphertext: '' },
    { ...header, ciphertext: header.ciphertext.slice(0, 12) },
    { ...header, nonce: '' },
    { ...header, name: 'X-Autre' },
    { ...header, kind: 'query' },
    { ...header, origin: 'https://b.example' },
    { ...header, by: 'console' },
    { ...header, setAt: '2027-01-01T00:00:00.000Z' },
  ];
  for (const one of altered) expect(code(() => openCredential(keyring, id, one))).toBe('credentials.unreadable');
  expect(code(() => openCredential(keyring, SourceId.parse('autre'), header))).toBe('credentials.unreadable');
  expect(openCredential(keyring, id, header)).toMatchObject({ value: 'Canari7f3a' });
});

test('without its key it does not decrypt, and the problem names the key', () => {
  expect(code(() => openCredential(new Keyring([]), id, sealed()))).toBe('credentials.key-missing');
  expect(() => openCredential(new Keyring([newKey]), id, sealed())).toThrow(keyIdOf(oldKey));
  expect(code(() => sealed(bearer, new Keyring([])))).toBe('credentials.key-missing');
  // The id of another key does not help.
  const claimed = { ...sealed(), keyId: keyIdOf(newKey) };
  expect(code(() => openCredential(new Keyring([newKey]), id, claimed))).toBe('credentials.unreadable');
});

test('rotation encrypts with the newest key what an older one encrypted, once', () => {
  const both = new Keyring([newKey, oldKey]);
  const rotated = resealCredential(both, id, sealed(), '2026-12-01T00:00:00.000Z');
  expect(rotated).toMatchObject({ ...given, keyId: keyIdOf(newKey), rotatedAt: '2026-12-01T00:00:00.000Z' });
  expect(openCredential(new Keyring([newKey]), id, rotated)).toEqual(bearer);
  expect(resealCredential(both, id, rotated, '2027-01-01T00:00:00.000Z')).toBe(rotated);
  expect(code(() => resealCredential(new Keyring([newKey]), id, sealed(), ''))).toBe('credentials.key-unknown');
});

test('no serialization of a keyring shows a key', () => {
  const keyring = new Keyring([oldKey]);
  for (const text of [
    JSON.stringify(keyring),
    inspect(keyring, { depth: 10, showHidden: true }),
    JSON.stringify(Object.entries(keyring)),
  ])
    for (const form of [oldKey.toString('hex'), oldKey.toString('base64'), [...oldKey].join()])
      expect(text).not.toContain(form);
});
