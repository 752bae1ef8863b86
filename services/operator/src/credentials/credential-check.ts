import type { Source } from '@moisson/contracts';
import { credentialsOf } from '@moisson/domain';
import { MoissonError, OutageError, said, type Bilingual } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { vaultOf } from './vault-of.ts';

/**
 * Returns whether the credentials of all sources decrypt and belong to their source's address, which source they would
 * not be sent to and why, and what is encrypted with an old key or sent without TLS.
 */
export const credentialCheck = async (
  parts: Pick<OperatorParts, 'store' | 'keyring'>,
  sources: readonly Source[],
): Promise<{ readonly ok: boolean; readonly detail: string | Bilingual }> => {
  const vault = vaultOf(parts);
  const holders = sources.filter(({ hasCredentials, state }) => hasCredentials === true && state !== 'retired');
  const faults: string[] = [];
  const old: string[] = [];
  for (const source of holders)
    try {
      await credentialsOf(vault, source);
      const sealed = await vault.credentials.of(source.id);
      if (sealed.some(({ keyId }) => keyId !== vault.keyring.newestId)) old.push(source.id);
    } catch (error) {
      if (error instanceof OutageError || !(error instanceof MoissonError)) throw error;
      faults.push(`${source.id}: ${error.code}`);
    }
  const clear = holders.filter(({ endpoint }) => endpoint.startsWith('http:')).map(({ id }) => id);
  const notes = [
    ...faults.map((fault) => said(fault, fault)),
    ...(old.length === 0 ? [] : [oldKey(old.join(', '))]),
    ...(clear.length === 0 ? [] : [inTheClear(clear.join(', '))]),
  ];
  return {
    ok: faults.length === 0 && old.length === 0,
    detail: said(
      notes.map(({ fr }) => fr).join('; ') || `${holders.length} : tous se déchiffrent`,
      notes.map(({ en }) => en).join('; ') || `${holders.length}: all decrypt`,
    ),
  };
};

const oldKey = (ids: string): Bilingual =>
  said(
    `chiffrés par une ancienne clé : ${ids} (moisson credentials rotate)`,
    `encrypted with an old key: ${ids} (moisson credentials rotate)`,
  );
const inTheClear = (ids: string): Bilingual =>
  said(`envoyés en clair, par http : ${ids}`, `sent in the clear, by http: ${ids}`);
