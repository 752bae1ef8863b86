import type { FetchedBody, FetchRequest, SourceFetch } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';

/** Bytes of one answer. A catalogue in one document may be larger: its size is then unknown. */
const MAX_BYTES = 16 * 1024 * 1024;

const MAX_KEPT = 1024 * 1024;

/** Returns a response whose body is in memory. */
const bodyOf = ({
  bytes,
  ...rest
}: Omit<FetchedBody, 'chunks' | 'leave'> & { readonly bytes: Uint8Array }): FetchedBody => ({
  ...rest,
  chunks: (async function* () {
    yield bytes;
  })(),
  leave: () => undefined,
});

/** A fetch that makes at most so many requests, and then throws `detection.enough`. */
export class CountedFetch implements SourceFetch {
  readonly #fetch: SourceFetch;
  readonly #limit: number;
  readonly #asked: (url: string) => void;
  /** Bodies of responses that are asked for again, by address. */
  readonly #kept = new Map<string, Omit<FetchedBody, 'chunks' | 'leave'> & { readonly bytes: Uint8Array }>();
  requests = 0;

  /** `asked`: called before each request, to show progress. */
  constructor(fetch: SourceFetch, limit: number, asked: (url: string) => void = () => undefined) {
    [this.#fetch, this.#limit, this.#asked] = [fetch, limit, asked];
  }

  get isSpent(): boolean {
    return this.requests >= this.#limit;
  }

  /** Sends a request, and answers later ones for the same address with its body. Only for short bodies: a longer one is not kept. */
  async sendAndKeep(request: FetchRequest): Promise<FetchedBody> {
    const { chunks, leave, ...rest } = await this.send(request);
    const read: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of chunks) {
      read.push(chunk.subarray(0, MAX_KEPT - length));
      length += chunk.length;
      if (length > MAX_KEPT) break;
    }
    leave();
    const bytes = Buffer.concat(read);
    if (length <= MAX_KEPT) this.#kept.set(request.url, { ...rest, bytes });
    return bodyOf({ ...rest, bytes });
  }

  send = (request: FetchRequest): Promise<FetchedBody> => {
    const kept = (request.method ?? 'GET') === 'GET' ? this.#kept.get(request.url) : undefined;
    if (kept !== undefined) return Promise.resolve(bodyOf(kept));
    if (this.isSpent) throw new MoissonError('detection.enough', { limit: this.#limit });
    this.requests += 1;
    this.#asked(request.url);
    return this.#fetch.send({ maxBytes: MAX_BYTES, ...request });
  };
}
