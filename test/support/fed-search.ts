import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import {
  aliasOf,
  FEED_TIMES,
  OpenSearchSearch,
  OpenSearchServer,
  SearchFeeder,
  type FeedEvents,
} from '@moisson/search/opensearch';
import { openSqliteStore } from '@moisson/store';

const POLL_MS = 50;
const PATIENCE_MS = 120_000;

/** What feeders told, in their order: `built missing`, `repaired 3`, `outage search.unavailable`. */
const told = (said: string[]): FeedEvents => ({
  built: (_index, _datasets, reason) => void said.push(`built ${reason}`),
  repaired: (datasets) => void said.push(`repaired ${datasets}`),
  outage: (error) => void said.push(`outage ${(error as { code?: string }).code}`),
});

/** A catalogue in a store of its own, fed to an index of its own on OpenSearch. */
export class FedSearch {
  readonly store: Store;
  readonly server: OpenSearchServer;
  readonly search: OpenSearchSearch;
  readonly index: string;
  readonly said: string[] = [];
  readonly #url: string;
  readonly #dir: string;
  readonly #feeders = new Set<SearchFeeder>();

  private constructor(url: string, index: string, dir: string) {
    [this.#url, this.index, this.#dir] = [url, index, dir];
    this.store = openSqliteStore(dir, systemClock);
    this.server = new OpenSearchServer({ nodes: [url], index });
    this.search = new OpenSearchSearch({ server: this.server, reads: this.store.datasetReads, kept: 100 });
  }

  /** `index`: that of another catalogue, if it is not to be one of its own. */
  static async open(url: string, index = `t-${randomUUID()}`): Promise<FedSearch> {
    return new FedSearch(url, index, await mkdtemp(join(tmpdir(), 'moisson-fed-')));
  }

  /** Returns a new feeder, not started. */
  feeder(times: Partial<typeof FEED_TIMES> = {}): SearchFeeder {
    const { datasetChanges: changes, datasetReads: reads } = this.store;
    const quick = { ...FEED_TIMES, pauseMs: 20, leaseMs: 1500, compareEveryMs: 500, ...times };
    const feeder = new SearchFeeder(this.server, { changes, reads }, told(this.said), quick);
    this.#feeders.add(feeder);
    return feeder;
  }

  /** Sends a request to OpenSearch itself, as its administrator would. */
  async admin(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return (await answer.json()) as Record<string, unknown>;
  }

  /** Deletes these documents by hand, all if undefined, without the versions that our writes have. */
  async deleteByHand(ids?: readonly string[]): Promise<void> {
    const { hits } = (await this.admin('POST', `/${this.alias}/_search`, { size: 10_000, _source: false })) as {
      hits: { hits: { _id: string; _index: string }[] };
    };
    const lines = hits.hits
      .filter(({ _id }) => ids?.includes(_id) ?? true)
      .map(({ _id, _index }) => `${JSON.stringify({ delete: { _id, _index } })}\n`);
    const answer = await fetch(`${this.#url}/_bulk?refresh=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.join(''),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** The alias that is searched. */
  get alias(): string {
    return aliasOf(this.index);
  }

  /** Returns how the index differs from the catalogue: a line for each dataset. */
  async differences(): Promise<string[]> {
    const wanted = new Map<string, number>();
    for await (const texts of this.store.datasetReads.allTexts())
      for (const { id, revision, state } of texts) if (state === 'live') wanted.set(id, revision);
    const { hits } = (await this.admin('POST', `/${this.alias}/_search`, {
      ...{ size: 10_000, version: true, _source: false, query: { exists: { field: 'changedAt' } } },
    })) as { hits?: { hits: { _id: string; _version: number }[] } };
    if (hits === undefined) return ['no index'];
    const held = new Map(hits.hits.map(({ _id, _version }) => [_id, _version]));
    return [...new Set([...wanted.keys(), ...held.keys()])]
      .filter((id) => wanted.get(id) !== held.get(id))
      .map((id) => `${id}: ${wanted.get(id)} in the catalogue, ${held.get(id)} in the index`);
  }

  /** Resolves once the index equals the catalogue, ids and revisions, and can be searched; rejects if it does not get there. */
  async equal(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    for (let last: unknown; ;) {
      try {
        const differences = await this.differences();
        if (differences.length === 0) {
          await this.search.refresh();
          return;
        }
        last = differences.slice(0, 5);
      } catch (error) {
        last = error;
      }
      if (performance.now() > until) throw new Error(`the index never equals the catalogue: ${String(last)}`);
      await pause(POLL_MS);
    }
  }

  /** Resolves once `happened` is true. */
  async until(happened: () => boolean | Promise<boolean>): Promise<void> {
    for (const until = performance.now() + PATIENCE_MS; !(await happened());) {
      if (performance.now() > until) throw new Error(`it never happens; told: ${this.said.join(', ')}`);
      await pause(POLL_MS);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#feeders].map((feeder) => feeder.stop()));
    await this.admin('DELETE', `/${this.index}-*`).catch(() => undefined);
    await this.server.close();
    await this.store.close();
    await rm(this.#dir, { recursive: true });
  }
}
