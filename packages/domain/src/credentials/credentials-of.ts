import type { Source } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import type { Credentials } from '../ports/credentials.ts';
import type { SourceCredentials } from '../ports/fetch.ts';
import type { Keyring } from './keyring.ts';
import { openCredential } from './seal-credential.ts';

/** What decrypts the credentials of sources: where they are stored, and the keys. */
export interface Vault {
  readonly credentials: Pick<Credentials, 'of'>;
  readonly keyring: Keyring;
}

/**
 * Returns the decrypted credentials of a source; undefined if it has none. Throws a `credentials.*` problem if one is
 * missing, does not decrypt, or was given for another server than that of the source's address: a source with
 * credentials is never read without them.
 */
export const credentialsOf = async (
  { credentials, keyring }: Vault,
  source: Pick<Source, 'id' | 'endpoint' | 'hasCredentials'>,
): Promise<SourceCredentials | undefined> => {
  const sealed = await credentials.of(source.id);
  if (sealed.length === 0) {
    if (source.hasCredentials === true) throw new MoissonError('credentials.missing');
    return undefined;
  }
  const origin = originOf(source);
  const elsewhere = sealed.find((one) => one.origin !== origin);
  if (elsewhere !== undefined)
    throw new MoissonError('credentials.other-address', { origin: elsewhere.origin, endpoint: origin });
  return { origin, parts: sealed.map((one) => openCredential(keyring, source.id, one)) };
};

/** Returns scheme, host and port of a source's address. */
export const originOf = ({ endpoint }: Pick<Source, 'endpoint'>): string => URL.parse(endpoint)?.origin ?? 'null';
