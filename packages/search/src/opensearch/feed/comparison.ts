import type { DatasetId } from '@moisson/contracts';
import type { DatasetRevision } from '@moisson/domain';
import type { OpenSearchServer } from '../connection/server.ts';
import type { FeedPorts } from './feed-ports.ts';

/** Datasets that are compared at a time. */
const PAGE = 1000;

/** A document of the index: its id, and its version, which is the revision of its dataset. */
interface IndexedRevision {
  readonly id: string;
  readonly revision: number;
}

/** Datasets that the index holds in another revision than the catalogue. */
export interface Differences {
  /** The catalogue has a newer revision, or the index lacks it. */
  readonly behind: readonly DatasetId[];
  /** The catalogue has none that is live: these documents must go. */
  readonly extra: readonly IndexedRevision[];
  /** Whether the index holds a newer revision than the catalogue: the catalogue was set back to a backup. */
  readonly isAhead: boolean;
}

interface Hits {
  readonly hits: {
    readonly hits: readonly { readonly _id: string; readonly _version: number; readonly sort: readonly [string] }[];
  };
}
interface Documents {
  readonly docs: readonly { readonly _id: string; readonly found?: boolean; readonly _version?: number }[];
}

/**
 * Compares the ids and revisions of the index with those of the catalogue, a page at a time. A page may show a dataset that changes just now:
 * so what differs is only suspected, until it differs still after all changes were written.
 */
export class Comparison {
  readonly #server: OpenSearchServer;
  readonly #reads: FeedPorts['reads'];
  #after = '';

  constructor(server: OpenSearchServer, reads: FeedPorts['reads']) {
    [this.#server, this.#reads] = [server, reads];
  }

  /** Compares the next page. Returns the ids that seem to differ, and whether it was the last page. Throws `OutageError`. */
  async next(index: string): Promise<{ readonly suspects: readonly string[]; readonly isLast: boolean }> {
    // The index first: a dataset that is written in between is then suspected to be behind, never ahead.
    const indexed = await this.#page(index);
    const stored = await this.#reads.revisions(this.#after as DatasetId, PAGE);
    const ends = [indexed, stored].flatMap((page) => (page.length === PAGE ? [page.at(-1)!.id] : []));
    const end = ends.length === 0 ? undefined : ends.reduce((a, b) => (a < b ? a : b));
    const isWithin = ({ id }: { readonly id: string }): boolean => end === undefined || id <= end;
    this.#after = end ?? '';
    return { suspects: differing(indexed.filter(isWithin), stored.filter(isWithin)), isLast: end === undefined };
  }

  /** Returns which of these datasets differ still. Throws `OutageError`. */
  async differences(index: string, ids: readonly string[]): Promise<Differences> {
    const { body } = await this.#server.ask<Documents>('POST', `/${index}/_mget`, {
      body: { ids },
      query: { _source: false },
    });
    const indexed = body.docs.flatMap(({ _id: id, found, _version: revision }) =>
      found === true && revision !== undefined ? [{ id, revision }] : [],
    );
    const stored: DatasetRevision[] = [];
    for await (const texts of this.#reads.texts(ids as DatasetId[])) stored.push(...texts);
    const revisions = new Map(indexed.map(({ id, revision }) => [id, revision]));
    const live = new Map(
      stored.filter(({ state }) => state === 'live').map(({ id, revision }) => [id as string, revision]),
    );
    const known = new Map(stored.map(({ id, revision }) => [id as string, revision]));
    return {
      behind: [...live].filter(([id, revision]) => (revisions.get(id) ?? 0) < revision).map(([id]) => id as DatasetId),
      extra: indexed.filter(({ id }) => !live.has(id)),
      isAhead: indexed.some(({ id, revision }) => revision > (known.get(id) ?? Infinity)),
    };
  }

  /** Begins anew with the first page. */
  restart(): void {
    this.#after = '';
  }

  async #page(index: string): Promise<readonly IndexedRevision[]> {
    const { body } = await this.#server.ask<Hits>('POST', `/${index}/_search`, {
      body: {
        ...{ size: PAGE, version: true, _source: false, track_total_hits: false },
        query: { exists: { field: 'id' } },
        sort: [{ id: 'asc' }],
        ...(this.#after === '' ? {} : { search_after: [this.#after] }),
      },
    });
    return body.hits.hits.map(({ _version, sort: [id] }) => ({ id, revision: _version }));
  }
}

const differing = (indexed: readonly IndexedRevision[], stored: readonly DatasetRevision[]): readonly string[] => {
  const live = new Map(
    stored.filter(({ state }) => state === 'live').map(({ id, revision }) => [id as string, revision]),
  );
  const revisions = new Map(indexed.map(({ id, revision }) => [id, revision]));
  return [
    ...[...live].filter(([id, revision]) => revisions.get(id) !== revision).map(([id]) => id),
    ...indexed.filter(({ id }) => !live.has(id)).map(({ id }) => id),
  ];
};
