import { OutageError } from '@moisson/kernel';
import { isAway } from '../connection/classified.ts';
import type { OpenSearchServer } from '../connection/server.ts';
import { aliasOf } from '../definition/index-names.ts';
import { STATE_ID } from '../feed/index-state.ts';
import { IS_DATASET } from './search-body.ts';

/** Milliseconds that a search may take. */
const SEARCH_MS = 5000;
/** After a failure, searches fail at once for this long: behind a server that hangs they would pile up. */
const FAIL_FAST_MS = 1000;

interface Counted {
  readonly hits: { readonly total: { readonly value: number } };
  readonly aggregations: { readonly all: { readonly state: { readonly doc_count: number } } };
}

/** The only way to the index for searches. It throws within seconds if OpenSearch does not answer, or the index is not complete. */
export class SearchGate {
  readonly #server: OpenSearchServer;
  readonly #alias: string;
  #failed: { readonly error: unknown; readonly at: number } | undefined;

  constructor(server: OpenSearchServer) {
    [this.#server, this.#alias] = [server, aliasOf(server.index)];
  }

  /** Sends a search to the index. Throws `OutageError`. */
  ask = async <T>(body: object): Promise<T> => {
    const { status, body: answer } = await this.#guarded(() =>
      this.#server.ask<T>('POST', `/${this.#alias}/_search`, {
        body,
        query: { allow_partial_search_results: false },
        timeoutMs: SEARCH_MS,
        answers: [404],
      }),
    );
    if (status === 404) throw this.#notIndexed();
    return answer;
  };

  /**
   * Returns the number of datasets in the index. Throws `search.not-indexed` if the index is not there, half-built or emptied, so that a search
   * never says that there is nothing: a complete index has its state in it.
   */
  async size(): Promise<number> {
    const { hits, aggregations } = await this.ask<Counted>({
      ...{ size: 0, track_total_hits: true, query: IS_DATASET },
      aggs: { all: { global: {}, aggs: { state: { filter: { ids: { values: [STATE_ID] } } } } } },
    });
    if (aggregations.all.state.doc_count === 0) throw this.#notIndexed();
    return hits.total.value;
  }

  #notIndexed(): OutageError {
    return new OutageError('OpenSearch', new Error(`no complete index ${this.#alias}`), { code: 'search.not-indexed' });
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    const failed = this.#failed;
    if (failed !== undefined) {
      const now = performance.now();
      if (now - failed.at < FAIL_FAST_MS) throw failed.error;
      // This one tries; the others fail at once until it has an answer.
      this.#failed = { error: failed.error, at: now + SEARCH_MS };
    }
    try {
      const result = await work();
      this.#failed = undefined;
      return result;
    } catch (error) {
      if (isAway(error)) this.#failed = { error, at: performance.now() };
      else this.#failed = undefined;
      throw error;
    }
  }
}
