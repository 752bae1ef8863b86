import type { Credential } from '@moisson/contracts';
import { said, type Bilingual, type InputFault } from '@moisson/kernel';
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';

/**
 * Returns what is wrong with the certificates and keys of these credentials: a source would refuse them only at its
 * next run. Never quotes them.
 */
export const pemFaults = (credentials: readonly Credential[], now: Date): readonly InputFault[] =>
  credentials.flatMap((credential, at) => {
    const fault = (name: string, detail: Bilingual): InputFault => ({ path: ['credentials', at, name], detail });
    if (credential.kind === 'authority')
      return certificatesIn(credential.certificates) === undefined ? [fault('certificates', NOT_CERTIFICATES)] : [];
    if (credential.kind !== 'client-certificate') return [];
    const [own] = certificatesIn(credential.certificate) ?? [];
    if (own === undefined) return [fault('certificate', NOT_CERTIFICATES)];
    if (own.validToDate < now) return [fault('certificate', expiredOn(own.validToDate.toISOString().slice(0, 10)))];
    const key = keyIn(credential.key);
    if (key === undefined) return [fault('key', NOT_A_KEY)];
    return own.checkPrivateKey(key) ? [] : [fault('key', OF_ANOTHER)];
  });

const NOT_CERTIFICATES = said('ce ne sont pas des certificats en PEM', 'these are no certificates in PEM');
const NOT_A_KEY = said(
  'ce n’est pas une clé privée en PEM sans mot de passe',
  'it is no private key in PEM without a passphrase',
);
const OF_ANOTHER = said('ce n’est pas la clé de ce certificat', 'it is not the key of this certificate');
const expiredOn = (day: string): Bilingual =>
  said(`le certificat a expiré le ${day}`, `the certificate expired on ${day}`);

const END = '-----END CERTIFICATE-----';

/** Undefined if there is none, or one cannot be read. */
const certificatesIn = (pem: string): readonly X509Certificate[] | undefined => {
  const texts = pem.split(END).slice(0, -1);
  try {
    return texts.length === 0 ? undefined : texts.map((text) => new X509Certificate(text + END));
  } catch {
    return undefined;
  }
};

const keyIn = (pem: string): KeyObject | undefined => {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
};
