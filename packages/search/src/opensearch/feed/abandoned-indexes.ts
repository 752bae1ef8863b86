import type { OpenSearchServer } from '../connection/server.ts';
import { patternOf } from '../definition/index-names.ts';
import { deleteIndex } from './live-index.ts';

interface Stats {
  readonly indices?: Readonly<
    Record<
      string,
      { readonly primaries: { readonly indexing: { readonly index_total: number; readonly delete_total: number } } }
    >
  >;
}

/**
 * Deletes indexes of ours that nobody writes any more: half-built ones, whose builder died, and those of an older version. A feeder writes
 * its index at least once a minute, and a build all the time.
 */
export class AbandonedIndexes {
  readonly #server: OpenSearchServer;
  readonly #afterMs: number;
  readonly #seen = new Map<string, { readonly writes: number; readonly at: number }>();

  /** `afterMs`: milliseconds without a write after which an index counts as abandoned. */
  constructor(server: OpenSearchServer, afterMs: number) {
    [this.#server, this.#afterMs] = [server, afterMs];
  }

  /** Looks at all indexes but the live one. Throws `OutageError`. */
  async deleteThem(live: string): Promise<void> {
    const { body } = await this.#server.ask<Stats>('GET', `/${patternOf(this.#server.index)}/_stats/indexing`);
    const now = performance.now();
    const names = Object.entries(body.indices ?? {}).filter(([name]) => name !== live);
    for (const name of this.#seen.keys()) if (!names.some(([one]) => one === name)) this.#seen.delete(name);
    for (const [name, { primaries }] of names) {
      const writes = primaries.indexing.index_total + primaries.indexing.delete_total;
      const before = this.#seen.get(name);
      if (before?.writes !== writes) this.#seen.set(name, { writes, at: now });
      else if (now - before.at >= this.#afterMs) await deleteIndex(this.#server, name);
    }
  }
}
