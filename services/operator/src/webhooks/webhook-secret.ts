import type { SealedSecret, StoredWebhook } from '@moisson/contracts';
import type { Keyring } from '@moisson/domain';
import { createHmac, randomBytes } from 'node:crypto';

/** Of Standard Webhooks: `whsec_`, then 24 to 64 bytes in base64. */
const PREFIX = 'whsec_';
const BYTES = 32;

/** Returns a new secret of 256 random bits. */
export const newWebhookSecret = (): string => PREFIX + randomBytes(BYTES).toString('base64');

/** What is authenticated with the ciphertext: a secret of another subscription does not decrypt. */
const placeOf = (id: string, at: string): string => JSON.stringify(['moisson webhook 1', id, at]);

/** Encrypts the secret of a subscription. Throws `credentials.key-missing`. */
export const sealSecret = (keyring: Keyring, id: string, secret: string, at: string): SealedSecret => ({
  at,
  ...keyring.seal(secret, placeOf(id, at)),
});

/** Decrypts a secret. Throws a `credentials.*` problem. */
export const openSecret = (keyring: Keyring, id: string, sealed: SealedSecret): string =>
  keyring.open(sealed, placeOf(id, sealed.at)).trimEnd();

/** Encrypts a secret anew with the newest key; returns it unchanged if that key encrypts it already. Throws a `credentials.*` problem. */
export const resealSecret = (keyring: Keyring, id: string, sealed: SealedSecret): SealedSecret =>
  sealed.keyId === keyring.newestId ? sealed : sealSecret(keyring, id, openSecret(keyring, id, sealed), sealed.at);

/** Returns the secrets that sign at this time, the newest first. Throws a `credentials.*` problem. */
export const secretsAt = (keyring: Keyring, webhook: StoredWebhook, now: Date): readonly string[] => {
  const { id, secret, formerSecret, formerSecretUntil = '' } = webhook;
  const both = formerSecret !== undefined && formerSecretUntil > now.toISOString() ? [secret, formerSecret] : [secret];
  return both.map((one) => openSecret(keyring, id, one));
};

export interface SignedMessage {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** Returns the headers of a message by Standard Webhooks (github.com/standard-webhooks): one signature for each secret. */
export const signedHeaders = ({ id, timestamp, body }: SignedMessage, secrets: readonly string[]) => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' '),
});
