import type { Source } from '@moisson/contracts';
import type { Fetching, SourceCredentials, SourceFetch } from '../ports/fetch.ts';
import { credentialsOf, type Vault } from './credentials-of.ts';

/**
 * Returns the fetch of a source with its credentials. They are decrypted at the first request, which throws what is
 * wrong with them: so it is a problem of the run, like any other error of reading.
 */
export const authorizedFetch = (fetching: Fetching, vault: Vault, source: Source, signal: AbortSignal): SourceFetch => {
  let opened: Promise<SourceFetch> | undefined;
  const open = async (): Promise<SourceFetch> => {
    const credentials: SourceCredentials | undefined = await credentialsOf(vault, source);
    return fetching.forSource(source, signal, credentials);
  };
  return { send: async (request) => (await (opened ??= open())).send(request) };
};
