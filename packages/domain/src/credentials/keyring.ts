import type { SealedCredential } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** An encrypted text. */
type Sealed = Pick<SealedCredential, 'keyId' | 'nonce' | 'ciphertext'>;

const CIPHER = 'aes-256-gcm';
/**
 * Bytes. With random nonces of 96 bits one key may encrypt 2^32 texts (NIST SP 800-38D §8.3); an installation has
 * thousands.
 */
const NONCE = 12;
const TAG = 16;
/** Characters. Texts are filled up with spaces to a multiple of it, so that the ciphertext hides their exact length. */
const BLOCK = 64;

/** Returns the id of a key: the beginning of its SHA-256, which reveals nothing of a random key of 256 bits. */
export const keyIdOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

/** The keys that encrypt credentials. They are private: no serialization shows them. */
export class Keyring {
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  /** The id of the key that encrypts; undefined without a key. */
  readonly newestId: string | undefined;

  /** `keys`: 32 bytes each, the newest first. The others only decrypt. */
  constructor(keys: readonly Uint8Array[]) {
    this.#keys = new Map(keys.map((key) => [keyIdOf(key), key]));
    this.newestId = keys[0] && keyIdOf(keys[0]);
  }

  /**
   * Encrypts a text for one place: `place` is authenticated with it and must be given again to decrypt it. Throws
   * `credentials.key-missing`.
   */
  seal(text: string, place: string): Sealed {
    const { newestId: keyId } = this;
    if (keyId === undefined) throw new MoissonError('credentials.key-missing');
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, this.#keys.get(keyId)!, nonce, { authTagLength: TAG });
    cipher.setAAD(Buffer.from(place));
    const filled = text.padEnd(Math.ceil(text.length / BLOCK) * BLOCK);
    const ciphertext = Buffer.concat([cipher.update(filled, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { keyId, nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') };
  }

  /**
   * Returns the text, perhaps with spaces at its end. Throws `credentials.key-missing`, `credentials.key-unknown` if it
   * was encrypted with another key, `credentials.unreadable` if it was altered or belongs to another place.
   */
  open({ keyId, nonce, ciphertext }: Sealed, place: string): string {
    const key = this.#keys.get(keyId);
    if (key === undefined)
      throw this.#keys.size === 0
        ? new MoissonError('credentials.key-missing')
        : new MoissonError('credentials.key-unknown', { keyId });
    const bytes = Buffer.from(ciphertext, 'base64');
    try {
      const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(-TAG));
      return decipher.update(bytes.subarray(0, -TAG), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new MoissonError('credentials.unreadable');
    }
  }
}
