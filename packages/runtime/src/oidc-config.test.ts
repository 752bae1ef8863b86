import { expect, test } from '@jest/globals';
import { readConfig } from './config.ts';
import { roleRules } from './oidc-config.ts';

test('values of the claim give roles, and publishers their organizations', () => {
  expect(roleRules('admins=administrator, a=b=viewer,laval=publisher:ville-de-laval+levis')).toEqual([
    { value: 'admins', role: 'administrator' },
    { value: 'a=b', role: 'viewer' },
    { value: 'laval', role: 'publisher', organizations: ['ville-de-laval', 'levis'] },
  ]);
});

test.each(['admins', 'admins=king', 'admins=administrator:laval', 'laval=publisher', 'laval=publisher:É', '=viewer'])(
  'the rule %j is refused',
  (text) => {
    expect(() => roleRules(text)).toThrow(expect.objectContaining({ code: 'config.invalid' }));
  },
);

const env = {
  MOISSON_OIDC_ISSUER: 'https://id.example.org',
  MOISSON_OIDC_CLIENT_ID: 'moisson',
  MOISSON_OIDC_ROLES: 'admins=administrator',
  MOISSON_OPERATOR_PUBLIC_URL: 'https://console.example.org',
};

test('sign-in has all its settings or none, and http to this machine alone', () => {
  expect(readConfig({}).operator.oidc).toBeUndefined();
  expect(readConfig(env).operator.oidc).toMatchObject({ issuer: 'https://id.example.org', scope: 'openid profile' });
  expect(readConfig({ ...env, MOISSON_OIDC_ISSUER: 'http://127.0.0.1:9' }).operator.oidc).toBeDefined();
  for (const change of [
    { MOISSON_OIDC_CLIENT_ID: '' },
    { MOISSON_OIDC_ROLES: '' },
    { MOISSON_OPERATOR_PUBLIC_URL: '' },
    { MOISSON_OPERATOR_PUBLIC_URL: 'http://console.example.org' },
    { MOISSON_OIDC_ISSUER: 'http://id.example.org' },
  ])
    expect(() => readConfig({ ...env, ...change })).toThrow(expect.objectContaining({ code: 'config.invalid' }));
});
