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

/** A dataset that seems to differ: the revision that the catalogue had, undefined if none that is live. */
export interface Suspect {
  readonly id: string;
  readonly revision: number | undefined;
}

/** Datasets that the index holds in another revision than the catalogue. */
export interface Differences {
  /** The index has an older revision than the suspected one, or none. */
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

  /** Compares the next page. Returns what seems to differ, and whether it was the last page. Throws `OutageError`. */
  async next(index: string): Promise<{ readonly suspects: readonly Suspect[]; readonly isLast: boolean }> {
    // The index first: a dataset that is written in between is then suspected to be behind, never ahead.
    const indexed = await this.#page(index);
    const stored = await this.#reads.revisions(this.#after as DatasetId, PAGE);
    const ends = [indexed, stored].flatMap((page) => (page.length === PAGE ? [page.at(-1)!.id] : []));
    const end = ends.length === 0 ? undefined : ends.reduce((a, b) => (a < b ? a : b));
    const isWithin = ({ id }: { readonly id: string }): boolean => end === undefined || id <= end;
    this.#after = end ?? '';
    return { suspects: differing(indexed.filter(isWithin), stored.filter(isWithin)), isLast: end === undefined };
  }

  /** Returns which of these datasets differ still, after all changes up to when they were suspected were written. Throws `OutageError`. */
  async differences(index: string, suspects: readonly Suspect[]): Promise<Differences> {
    const ids = suspects.map(({ id }) => id);
    const { body } = await this.#server.ask<Documents>('POST', `/${index}/_mget`, {
      body: { ids },
      query: { _source: false },
    });
    const indexed = new Map(
      body.docs.flatMap(({ _id, found, _version: revision = 0 }) => (found === true ? [[_id, revision]] : [])),
    );
    const stored = new Map<string, DatasetRevision>();
    for await (const texts of this.#reads.texts(ids as DatasetId[]))
      for (const text of texts) stored.set(text.id, text);
    const isLive = ({ id }: Suspect): boolean => stored.get(id)?.state === 'live';
    return {
      behind: suspects
        .filter((one) => isLive(one) && (indexed.get(one.id) ?? 0) < (one.revision ?? 0))
        .map(({ id }) => id as DatasetId),
      extra: suspects.flatMap((one) => {
        const revision = indexed.get(one.id);
        return one.revision === undefined && revision !== undefined && !isLive(one) ? [{ id: one.id, revision }] : [];
      }),
      isAhead: [...indexed].some(([id, revision]) => revision > (stored.get(id)?.revision ?? Infinity)),
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

const differing = (indexed: readonly IndexedRevision[], stored: readonly DatasetRevision[]): readonly Suspect[] => {
  const live = new Map<string, number>(
    stored.filter(({ state }) => state === 'live').map(({ id, revision }) => [id, revision]),
  );
  const revisions = new Map(indexed.map(({ id, revision }) => [id, revision]));
  return [
    ...[...live].filter(([id, revision]) => revisions.get(id) !== revision).map(([id, revision]) => ({ id, revision })),
    ...indexed.filter(({ id }) => !live.has(id)).map(({ id }) => ({ id, revision: undefined })),
  ];
};
