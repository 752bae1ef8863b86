import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { tokenWeakness } from './token-strength.ts';

test.each([
  'x'.repeat(32),
  '0'.repeat(63) + '1',
  'ab'.repeat(16),
  'abcabcab'.repeat(5),
  '01234567'.repeat(4),
  '12345678901234567890123456789012',
  '98765432109876543210987654321098',
  '0123456789abcdef0123456789abcdef',
  'abcdefghijklmnopqrstuvwxyz012345',
  'acegikmoqsuwyacegikmoqsuwyacegik',
  'aabbccddeeffgghhiijjkkllmmnnoopp',
  'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6',
  'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPp',
  'qwertyuiopasdfghjklzxcvbnm123456',
  'azertyuiopqsdfghjklmwxcvbn123456',
  'moissonmoissonmoissonmoissonmoisson',
  'changeme-changeme-changeme-changeme',
  'PasswordPASSWORDpasswordpassWORD',
  'motdepasse2026motdepasse2026motdepasse2026',
  '2026-11-26 2026-11-26 2026-11-26',
  'aaaaaaaaaaaaaaaaaaaaaaaaabcdefgh',
  'zzzzzzzzzzzzzzzzzzzzzzzzzq7f2k9dx',
])('refuses %j', (token) => {
  expect(tokenWeakness(token)).toEqual({ fr: expect.any(String), en: expect.any(String) });
});

test('refuses any short pattern that is repeated to the length of a token', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 7 }), (pattern) =>
      expect(tokenWeakness(pattern.repeat(Math.ceil(64 / pattern.length)))).toBeDefined(),
    ),
  );
});

test.each(['hex', 'base64', 'base64url'] as const)('accepts every token of a good generator, in %s', (encoding) => {
  for (let tries = 0; tries < 1000; tries += 1) {
    const token = randomBytes(encoding === 'hex' ? 16 : 24).toString(encoding);
    if (tokenWeakness(token) !== undefined) throw new Error(`refuses ${token}`);
  }
});
