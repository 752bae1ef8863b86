import type { FetchedBody, FetchRequest, SourceFetch } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';

/** Bytes of one answer. A catalogue in one document may be larger: its size is then unknown. */
const MAX_BYTES = 16 * 1024 * 1024;

/** A fetch that makes at most so many requests, and then throws `detection.enough`. */
export class CountedFetch implements SourceFetch {
  readonly #fetch: SourceFetch;
  readonly #limit: number;
  readonly #asked: (url: string) => void;
  requests = 0;

  /** `asked`: called before each request, to show progress. */
  constructor(fetch: SourceFetch, limit: number, asked: (url: string) => void = () => undefined) {
    [this.#fetch, this.#limit, this.#asked] = [fetch, limit, asked];
  }

  get isSpent(): boolean {
    return this.requests >= this.#limit;
  }

  send = (request: FetchRequest): Promise<FetchedBody> => {
    if (this.isSpent) throw new MoissonError('detection.enough', { limit: this.#limit });
    this.requests += 1;
    this.#asked(request.url);
    return this.#fetch.send({ maxBytes: MAX_BYTES, ...request });
  };
}
