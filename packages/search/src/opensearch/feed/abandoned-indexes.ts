import type { OpenSearchServer } from '../connection/server.ts';
import { aliasOf, isOurs, patternOf } from '../definition/index-names.ts';
import { deleteIndex } from './live-index.ts';

interface Stats {
  readonly indices?: Readonly<
    Record<
      string,
      { readonly primaries: { readonly indexing: { readonly index_total: number; readonly delete_total: number } } }
    >
  >;
}

/** How long an index that was replaced stays for the searches that read it. */
const REPLACED_MS = 10_000;

/**
 * Deletes indexes of ours that are of no use any more: those that the live one replaced, half-built ones, whose builder died, and those of
 * another schema that nobody writes. A feeder writes its index at least once a minute, and a build all the time.
 */
export class AbandonedIndexes {
  readonly #server: OpenSearchServer;
  /** What the names of this schema begin with; after it they sort by time. */
  readonly #alias: string;
  readonly #afterMs: number;
  readonly #seen = new Map<string, { readonly writes: number; readonly at: number }>();

  /** `afterMs`: milliseconds without a write after which an index counts as abandoned. */
  constructor(server: OpenSearchServer, afterMs: number) {
    [this.#server, this.#afterMs, this.#alias] = [server, afterMs, `${aliasOf(server.index)}-`];
  }

  /** Looks at all indexes but the live one. Throws `OutageError`. */
  async deleteThem(live: string): Promise<void> {
    const { body } = await this.#server.ask<Stats>('GET', `/${patternOf(this.#server.index)}/_stats/indexing`);
    const now = performance.now();
    const names = Object.entries(body.indices ?? {}).filter(
      ([name]) => name !== live && isOurs(this.#server.index, name),
    );
    for (const name of this.#seen.keys()) if (!names.some(([one]) => one === name)) this.#seen.delete(name);
    for (const [name, { primaries }] of names) {
      const writes = primaries.indexing.index_total + primaries.indexing.delete_total;
      const before = this.#seen.get(name);
      if (before?.writes !== writes) this.#seen.set(name, { writes, at: now });
      else if (now - before.at >= (name.startsWith(this.#alias) && name < live ? REPLACED_MS : this.#afterMs))
        await deleteIndex(this.#server, name);
    }
  }
}
