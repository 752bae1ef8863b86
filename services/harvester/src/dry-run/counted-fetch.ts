import type { FetchedBody, FetchRequest, SourceFetch } from '@moisson/domain';

/** A fetch that counts its requests and the bytes of their answers. */
export class CountedFetch implements SourceFetch {
  readonly #fetch: SourceFetch;
  requests = 0;
  bytes = 0;

  constructor(fetch: SourceFetch) {
    this.#fetch = fetch;
  }

  send = async (request: FetchRequest): Promise<FetchedBody> => {
    this.requests += 1;
    const body = await this.#fetch.send(request);
    return { ...body, chunks: this.#counted(body.chunks) };
  };

  async *#counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }
}
