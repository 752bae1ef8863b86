import { OutageError } from '@moisson/kernel';
import { isAway } from '../connection/classified.ts';
import type { OpenSearchServer } from '../connection/server.ts';
import { aliasOf } from '../definition/index-names.ts';
import { readState } from '../feed/index-state.ts';

/** Milliseconds that a search may take. */
const SEARCH_MS = 5000;
/** After a failure, searches fail at once for this long: behind a server that hangs they would pile up. */
const FAIL_FAST_MS = 1000;
/** How long an index that was complete counts as such. */
const COMPLETE_MS = 500;

/** The only way to the index for searches. It throws within seconds if OpenSearch does not answer, or the index is not complete. */
export class SearchGate {
  readonly #server: OpenSearchServer;
  readonly #alias: string;
  #failed: { readonly error: unknown; readonly at: number } | undefined;
  #completeAt = -Infinity;
  #checking: Promise<void> | undefined;

  constructor(server: OpenSearchServer) {
    [this.#server, this.#alias] = [server, aliasOf(server.index)];
  }

  /** Sends a search to the index. Throws `OutageError`. */
  ask = async <T>(body: object): Promise<T> => {
    const { body: answer } = await this.#guarded(() =>
      this.#server.ask<T>('POST', `/${this.#alias}/_search`, {
        body,
        query: { allow_partial_search_results: false },
        timeoutMs: SEARCH_MS,
      }),
    );
    return answer;
  };

  /** Throws `search.not-indexed` if the index is not there, half-built or emptied: it would find nothing, or too little. */
  async checkComplete(): Promise<void> {
    if (performance.now() - this.#completeAt < COMPLETE_MS) return;
    this.#checking ??= this.#check().finally(() => (this.#checking = undefined));
    await this.#checking;
  }

  async #check(): Promise<void> {
    const at = performance.now();
    const state = await this.#guarded(() => readState(this.#server, this.#alias, SEARCH_MS));
    if (state === undefined)
      throw new OutageError('OpenSearch', new Error(`no complete index ${this.#alias}`), {
        code: 'search.not-indexed',
      });
    this.#completeAt = at;
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
