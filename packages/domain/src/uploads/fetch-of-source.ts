import { isUploadAddress, type Source } from '@moisson/contracts';
import { authorizedFetch } from '../credentials/authorized-fetch.ts';
import type { Vault } from '../credentials/credentials-of.ts';
import type { Fetching, SourceFetch } from '../ports/fetch.ts';
import type { Uploads } from '../ports/uploads.ts';
import { uploadedFetch } from './uploaded-fetch.ts';

/** Where the documents of sources come from. */
export interface SourceReaders {
  readonly fetching: Fetching;
  readonly vault: Vault;
  readonly uploads: Pick<Uploads, 'get'>;
}

/** Returns the fetch of a source: of its server with its credentials, or of its uploaded file. */
export const fetchOfSource = (
  { fetching, vault, uploads }: SourceReaders,
  source: Source,
  signal: AbortSignal,
): SourceFetch =>
  isUploadAddress(source.endpoint) ? uploadedFetch(uploads, source) : authorizedFetch(fetching, vault, source, signal);
