import type { SourceFetch } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';

/** Bytes of one chunk: readers give others their turn between two chunks. */
const CHUNK = 16 * 1024;
/** Requests of one reading. A protocol that asks for a list page by page gets the same document each time. */
const MAX_REQUESTS = 3;

/** Returns a fetch that answers each request with one document, without a network. After a few requests it throws `fetch.not-found`. */
export const documentFetch = (bytes: Uint8Array, contentType: string | undefined): SourceFetch => {
  let requests = 0;
  return {
    send: async ({ url }) => {
      requests += 1;
      if (requests > MAX_REQUESTS) throw new MoissonError('fetch.not-found', { url, status: 404 });
      return {
        status: 200,
        url,
        contentType,
        validators: {},
        framed: true,
        chunks: chunksOf(bytes),
        leave: () => undefined,
      };
    },
  };
};

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}
