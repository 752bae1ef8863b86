import type { SealedSecret, StoredWebhook } from '@moisson/contracts';
import { WEBHOOK_SECRET_PREFIX, type Keyring } from '@moisson/domain';
import { randomBytes } from 'node:crypto';

const BYTES = 32;

/** Returns a new secret of 256 random bits. */
export const newWebhookSecret = (): string => WEBHOOK_SECRET_PREFIX + randomBytes(BYTES).toString('base64');

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
