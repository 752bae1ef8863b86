import type { Source } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import type { FetchedBody, SourceFetch } from '../ports/fetch.ts';
import type { Uploads } from '../ports/uploads.ts';

/**
 * Returns the fetch of a source whose document is an uploaded file. It answers from the store as a server with validators
 * does: 304 if the file is the one that was read last. Throws `fetch.file-missing` if there is none, or for any other
 * address.
 */
export const uploadedFetch = (
  uploads: Pick<Uploads, 'get'>,
  { id, endpoint }: Pick<Source, 'id' | 'endpoint'>,
): SourceFetch => ({
  send: async ({ url, validators, maxBytes = Infinity }): Promise<FetchedBody> => {
    const upload = url === endpoint ? await uploads.get(id) : undefined;
    if (upload === undefined) throw new MoissonError('fetch.file-missing', { id });
    if (upload.bytes > maxBytes) throw new MoissonError('fetch.too-large', { url, limit: maxBytes });
    const etag = `"sha256-${upload.sha256}"`;
    const isKnown = validators?.etag === etag;
    return {
      ...{ status: isKnown ? 304 : 200, url, contentType: undefined, framed: true },
      validators: { etag, lastModified: new Date(upload.uploadedAt).toUTCString() },
      chunks: chunksOf(isKnown ? Buffer.alloc(0) : Buffer.from(upload.content, 'base64')),
      leave: () => undefined,
    };
  },
});

const CHUNK = 64 * 1024;

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}
