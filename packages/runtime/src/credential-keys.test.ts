import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, redacted } from './config.ts';

const [newest, older] = [randomBytes(32), randomBytes(32)];
const hex = newest.toString('hex');

test.each(['hex', 'base64', 'base64url'] as const)('a key is read in %s', (form) => {
  const env = { MOISSON_CREDENTIALS_KEY: newest.toString(form) };
  expect(readConfig(env).credentialKeys.map((key) => Buffer.from(key))).toEqual([newest]);
});

test('the older keys follow the newest, one a line or with commas, and none of them is printed', () => {
  const third = randomBytes(32);
  const env = {
    MOISSON_CREDENTIALS_KEY: hex,
    MOISSON_CREDENTIALS_OLD_KEYS: `${older.toString('base64')},\n${third.toString('hex')}\n`,
  };
  const config = readConfig(env);
  expect(config.credentialKeys.map((key) => Buffer.from(key))).toEqual([newest, older, third]);
  const printed = JSON.stringify(redacted(config));
  for (const key of [newest, older, third])
    for (const form of [key.toString('hex'), key.toString('base64'), [...key].join()])
      expect(printed).not.toContain(form);
  expect(readConfig({}).credentialKeys).toEqual([]);
});

test.each([
  ['short', { MOISSON_CREDENTIALS_KEY: hex.slice(2) }],
  ['long', { MOISSON_CREDENTIALS_KEY: `${hex}00` }],
  ['no encoding', { MOISSON_CREDENTIALS_KEY: `${hex.slice(0, 42)} !` }],
  ['a pattern', { MOISSON_CREDENTIALS_KEY: '0123456789abcdef'.repeat(4) }],
  ['zeros', { MOISSON_CREDENTIALS_KEY: '0'.repeat(64) }],
  ['an older one without the newest', { MOISSON_CREDENTIALS_OLD_KEYS: hex }],
  ['a short older one', { MOISSON_CREDENTIALS_KEY: hex, MOISSON_CREDENTIALS_OLD_KEYS: hex.slice(0, 20) }],
])('a key that is %s is refused by the name of its setting, and not shown', (_, env) => {
  const refusal = (() => {
    try {
      readConfig(env);
    } catch (error) {
      return String(error);
    }
  })();
  expect(refusal).toMatch(/MOISSON_CREDENTIALS_(KEY|OLD_KEYS)/);
  for (const value of Object.values(env)) expect(refusal).not.toContain(value.slice(0, 10));
});

test('the file of a key is read if others may not read it, and refused if they may', () => {
  const dir = mkdtempSync(join(tmpdir(), 'moisson-keys-'));
  const file = join(dir, 'key');
  writeFileSync(file, `${hex}\n`, { mode: 0o600 });
  expect(readConfig({ MOISSON_CREDENTIALS_KEY_FILE: file }).credentialKeys).toHaveLength(1);
  chmodSync(file, 0o640);
  expect(readConfig({ MOISSON_CREDENTIALS_KEY_FILE: file }).credentialKeys).toHaveLength(1);
  chmodSync(file, 0o644);
  expect(() => readConfig({ MOISSON_CREDENTIALS_KEY_FILE: file })).toThrow(/MOISSON_CREDENTIALS_KEY_FILE.*chmod 600/);
  rmSync(dir, { recursive: true });
});
