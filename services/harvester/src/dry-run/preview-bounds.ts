import type { FetchedBody, FetchRequest, SourceFetch } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';

/** Requests of a preview. */
export const PREVIEW_REQUESTS = 20;
/** Seconds that a preview may take: somebody waits for it, and others wait after it. */
export const PREVIEW_SECONDS = 120;

export const previewEnded = (): MoissonError =>
  new MoissonError('dry-run.preview-ended', { limit: PREVIEW_REQUESTS, seconds: PREVIEW_SECONDS });

/** A fetch that makes the requests of a preview, and then throws `dry-run.preview-ended`. */
export class PreviewFetch implements SourceFetch {
  readonly #fetch: SourceFetch;
  #requests = 0;

  constructor(fetch: SourceFetch) {
    this.#fetch = fetch;
  }

  send = async (request: FetchRequest): Promise<FetchedBody> => {
    if (this.#requests >= PREVIEW_REQUESTS) throw previewEnded();
    this.#requests += 1;
    return this.#fetch.send(request);
  };
}
