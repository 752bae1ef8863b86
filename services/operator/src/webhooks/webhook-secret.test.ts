import { expect, test } from '@jest/globals';
import { Keyring, signedHeaders } from '@moisson/domain';
import { aWebhook } from '@moisson/testkit';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, openSecret, resealSecret, sealSecret, secretsAt } from './webhook-secret.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const AT = '2026-11-24T12:00:00.000Z';

test('the library of Standard Webhooks verifies every message, with either secret during a rotation', () => {
  const secrets = [newWebhookSecret(), newWebhookSecret()];
  fc.assert(
    fc.property(fc.jsonValue(), fc.stringMatching(/^[\w-]{1,40}$/), (value, id) => {
      const body = JSON.stringify({ value });
      const headers = signedHeaders({ id, timestamp: Math.floor(Date.now() / 1000), body }, secrets);
      for (const secret of secrets) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow();
      expect(() => new Webhook(secrets[0]!).verify(`${body} `, headers)).toThrow();
    }),
  );
});

test('a secret opens for its own subscription alone, and with a key that is there', () => {
  const keyring = new Keyring([oldKey]);
  const secret = newWebhookSecret();
  const sealed = sealSecret(keyring, 'a', secret, AT);
  expect(JSON.stringify(sealed)).not.toContain(secret.slice(10));
  expect(openSecret(keyring, 'a', sealed)).toBe(secret);
  expect(() => openSecret(keyring, 'b', sealed)).toThrow(expect.objectContaining({ code: 'credentials.unreadable' }));
  const resealed = resealSecret(new Keyring([newKey, oldKey]), 'a', sealed);
  expect(openSecret(new Keyring([newKey]), 'a', resealed)).toBe(secret);
  expect(resealSecret(new Keyring([newKey]), 'a', resealed)).toBe(resealed);
});

test('the former secret signs until its time, and no longer', () => {
  const keyring = new Keyring([oldKey]);
  const [secret, formerSecret] = ['un', 'deux'].map((text) => sealSecret(keyring, 'abonne', text, AT));
  const webhook = aWebhook({ secret, formerSecret, formerSecretUntil: '2026-11-25T12:00:00.000Z' });
  expect(secretsAt(keyring, webhook, new Date('2026-11-25T11:59:59.999Z'))).toEqual(['un', 'deux']);
  expect(secretsAt(keyring, webhook, new Date('2026-11-25T12:00:00.000Z'))).toEqual(['un']);
});
