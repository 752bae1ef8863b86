import { Credential, type SealedCredential, type SourceId } from '@moisson/contracts';
import { defined, MoissonError } from '@moisson/kernel';
import type { Keyring } from './keyring.ts';

/** Who gave a credential, for which server, and when. */
export type Given = Pick<SealedCredential, 'origin' | 'setAt' | 'by'>;

/** Encrypts a credential for one source and one origin. Throws `credentials.key-missing`. */
export const sealCredential = (
  keyring: Keyring,
  sourceId: SourceId,
  credential: Credential,
  { origin, setAt, by }: Given,
): SealedCredential => {
  const facts = { kind: credential.kind, ...defined({ name: nameOf(credential) }), origin, setAt, by };
  return { ...facts, ...keyring.seal(JSON.stringify(credential), placeIn(sourceId, facts)) };
};

/** Decrypts a source's credential. Throws a `credentials.*` problem. */
export const openCredential = (keyring: Keyring, sourceId: SourceId, sealed: SealedCredential): Credential => {
  const text = keyring.open(sealed, placeIn(sourceId, sealed));
  try {
    return Credential.parse(JSON.parse(text));
  } catch {
    // Without its cause: the parser's message would quote the text.
    throw new MoissonError('credentials.unreadable');
  }
};

/**
 * Encrypts a credential anew with the newest key; returns it unchanged if that key encrypts it already. Throws a
 * `credentials.*` problem.
 */
export const resealCredential = (
  keyring: Keyring,
  sourceId: SourceId,
  sealed: SealedCredential,
  now: string,
): SealedCredential => {
  if (sealed.keyId === keyring.newestId) return sealed;
  const place = placeIn(sourceId, sealed);
  return { ...sealed, ...keyring.seal(keyring.open(sealed, place).trimEnd(), place), rotatedAt: now };
};

const nameOf = (credential: Credential): string | undefined => ('name' in credential ? credential.name : undefined);

type Facts = Pick<SealedCredential, 'kind' | 'name' | 'origin' | 'setAt' | 'by'>;

/** The text that is authenticated with the ciphertext: where the credential belongs, and who gave it. */
const placeIn = (sourceId: SourceId, { kind, name, origin, setAt, by }: Facts): string =>
  JSON.stringify(['moisson credential 1', sourceId, kind, name ?? null, origin, setAt, by]);
