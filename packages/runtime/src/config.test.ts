import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { environmentNames, readConfig, redacted } from './config.ts';

test('every setting is in the reference, and the reference names no other', () => {
  const reference = readFileSync('docs/reference/configuration.md', 'utf8');
  const named = new Set(reference.match(/MOISSON_[A-Z_]+[A-Z]/g));
  expect([...named].filter((name) => !name.endsWith('_FILE')).sort()).toEqual([...environmentNames].sort());
});

test.each([
  [{ MOISSON_PORTAL_PROT: '1' }, /MOISSON_PORTAL_PROT/],
  [{ MOISSON_PORTAL_PORT: '70000' }, /MOISSON_PORTAL_PORT/],
  [{ MOISSON_CONCURRENCY: 'beaucoup' }, /MOISSON_CONCURRENCY/],
  [{ MOISSON_OPERATOR_HOST: '0.0.0.0' }, /MOISSON_OPERATOR_TOKEN/],
  [{ MOISSON_OPERATOR_TOKEN: 'court' }, /MOISSON_OPERATOR_TOKEN/],
  [{ MOISSON_OPERATOR_TOKEN_FILE: '/nulle/part' }, /nulle\/part/],
])('refuses %j by name', (env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});

test('a secret is never printed', () => {
  const token = 'x'.repeat(32);
  const config = readConfig({ MOISSON_OPERATOR_TOKEN: token, MOISSON_OPERATOR_HOST: '0.0.0.0' });
  expect(config.operator.token).toBe(token);
  expect(JSON.stringify(redacted(config))).not.toContain(token);
});
