import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import { tokenWeakness } from './token-strength.ts';

const BYTES = 32;
const MAX_OLD = 20;

/**
 * Returns the keys that encrypt the credentials of sources, the newest first; empty if none is set. A key is 32 bytes
 * in hexadecimal or base64; older ones are separated by commas or white space. Throws `config.invalid`, which never
 * shows a key.
 */
export const credentialKeys = (newest: string | undefined, older: string | undefined): readonly Uint8Array[] => {
  const old = (older ?? '').split(/[\s,]+/).filter((text) => text !== '');
  if (newest === undefined && old.length === 0) return [];
  if (newest === undefined)
    throw invalid(
      OLD,
      said(`demande aussi ${NEWEST}, la clé qui chiffre`, `needs ${NEWEST} too, the key that encrypts`),
    );
  if (old.length > MAX_OLD) throw invalid(OLD, said(`${MAX_OLD} clés au plus`, `at most ${MAX_OLD} keys`));
  return [keyOf(NEWEST, newest), ...old.map((text) => keyOf(OLD, text))];
};

const NEWEST = 'MOISSON_CREDENTIALS_KEY';
const OLD = 'MOISSON_CREDENTIALS_OLD_KEYS';
const HOW = said('« openssl rand -hex 32 » en fait une', '"openssl rand -hex 32" makes one');

const keyOf = (setting: string, text: string): Uint8Array => {
  const key = Buffer.from(text, /^[0-9a-fA-F]{64}$/.test(text) ? 'hex' : 'base64');
  const isEncoded = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text);
  if (!isEncoded || key.length !== BYTES)
    throw invalid(
      setting,
      said(
        `une clé est de ${BYTES} octets, en hexadécimal ou en base64; ${HOW.fr}`,
        `a key is ${BYTES} bytes, in hexadecimal or base64; ${HOW.en}`,
      ),
    );
  const weakness = tokenWeakness(key.toString('hex'));
  if (weakness !== undefined)
    throw invalid(
      setting,
      said(`la clé se devine (${weakness.fr}); ${HOW.fr}`, `the key can be guessed (${weakness.en}); ${HOW.en}`),
    );
  return key;
};

const invalid = (setting: string, { fr, en }: Bilingual): MoissonError =>
  new MoissonError('config.invalid', { detail: said(`${setting} : ${fr}`, `${setting}: ${en}`) });
