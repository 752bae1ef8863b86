import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialsGiven, type GivenFlags } from './credentials-given.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'moisson-given-'));
  writeFileSync(join(dir, 'secret'), 'Canari7f3a\r\n');
  writeFileSync(join(dir, 'lines'), 'Canari7f3a\nX-Autre: 1\n');
  writeFileSync(join(dir, 'pem'), '-----BEGIN CERTIFICATE-----\n');
});
afterAll(() => rmSync(dir, { recursive: true }));
const given = (flags: GivenFlags) => credentialsGiven(flags, (path) => join(dir, path), 'en');

test('each flag gives its credential, read from a file without the line break at its end', () => {
  expect(
    given({ bearerFile: 'secret', query: 'cle', valueFile: 'secret', clientCert: 'pem', clientKey: 'pem', ca: 'pem' }),
  ).toEqual([
    { kind: 'bearer', token: 'Canari7f3a' },
    { kind: 'query', name: 'cle', value: 'Canari7f3a' },
    {
      kind: 'client-certificate',
      certificate: '-----BEGIN CERTIFICATE-----\n',
      key: '-----BEGIN CERTIFICATE-----\n',
    },
    { kind: 'authority', certificates: '-----BEGIN CERTIFICATE-----\n' },
  ]);
  expect(given({ basic: 'moi', passwordFile: 'secret' })).toEqual([
    { kind: 'basic', username: 'moi', password: 'Canari7f3a' },
  ]);
  expect(given({ header: 'X-Key', valueFile: 'secret' })).toEqual([
    { kind: 'header', name: 'X-Key', value: 'Canari7f3a' },
  ]);
});

test.each<[GivenFlags, RegExp]>([
  [{}, /no credential given/],
  [{ basic: 'moi' }, /--basic and --password-file go together/],
  [{ passwordFile: 'secret' }, /--basic and --password-file go together/],
  [{ valueFile: 'secret' }, /--header and --value-file go together/],
  [{ query: 'cle' }, /--query and --value-file go together/],
  [{ header: 'X', query: 'cle', valueFile: 'secret' }, /two commands/],
  [{ clientCert: 'pem' }, /--client-cert and --client-key go together/],
  [{ bearerFile: '-', ca: '-' }, /only once/],
  [{ header: 'Host', valueFile: 'secret' }, /header\.name/],
  [{ header: 'X', valueFile: 'lines' }, /header\.value/],
  [{ ca: 'secret' }, /authority\.certificates/],
  [{ bearerFile: 'Canari7f3a-en-place-de-fichier' }, /the file of --bearer-file cannot be read/],
])('%j is refused, and no secret is shown', (flags, message) => {
  expect(() => given(flags)).toThrow(message);
  expect(() => given(flags)).not.toThrow(/Canari/);
});
