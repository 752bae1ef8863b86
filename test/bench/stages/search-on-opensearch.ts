import { SearchFeeder, buildIndex, OpenSearchServer, type FeedEvents } from '@moisson/search/opensearch';
import { openSqliteStore } from '@moisson/store';
import { startOpenSearch } from '@moisson/testkit/servers';
import { systemClock } from '@moisson/kernel';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../figure.ts';
import { residentMiB } from '../resident.ts';
import { COMMON_WORD, fillCatalogue } from './fill-catalogue.ts';
import { percentiles, startedPortal, waits, whileIndexing } from './search-load.ts';

const INDEX = 'bench';
/** Fewer than in memory: OpenSearch, the portal and what sends the searches share the machine's cores. */
const SEARCHES_PER_SECOND = 20;
const RAW_QUERIES = 200;
const FACETS = ['organization', 'theme', 'format', 'license', 'source'];
const QUIET: FeedEvents = {
  built: () => undefined,
  repaired: () => undefined,
  outage: (error) => void process.stderr.write(`OpenSearch does not answer: ${String(error)}\n`),
};

/** Ours: the same portal and searches as in `searchIndex`, on OpenSearch. Raw: a query of OpenSearch for the same word, with counts of the same facets, without our points and pages. */
export const searchOnOpenSearch: Stage = async ({ dir, size }) => {
  const data = join(dir, 'searched');
  await mkdir(data);
  await using started = new AsyncDisposableStack();
  const engine = started.adopt(await startOpenSearch(), (one) => one.stop());
  const store = started.adopt(openSqliteStore(data, systemClock), (one) => one.close());
  const records = await fillCatalogue(store.datasetWrites, size);
  const server = started.adopt(new OpenSearchServer({ nodes: [engine.address], index: INDEX }), (one) => one.close());
  const ports = { changes: store.datasetChanges, reads: store.datasetReads };
  const begun = performance.now();
  const { index } = await buildIndex(server, ports);
  const built = (performance.now() - begun) / 1000;
  const feeder = new SearchFeeder(server, ports, QUIET);
  feeder.start();
  started.defer(() => feeder.stop());
  const portal = await startedPortal(data, { address: engine.address, index: INDEX });
  const raw = await rawQueries(engine.address, index);
  const alone = await waits(portal.url, '');
  const during = await waits(portal.url, COMMON_WORD);
  const { latencies, failed } = await whileIndexing(portal.url, store.datasetWrites, records, SEARCHES_PER_SECOND);
  const resident = residentMiB(portal.pid)!;
  await portal.stop();
  return {
    'OpenSearch: index built': { value: size / built, unit: 'records/s' },
    'OpenSearch: index of a dataset, on disk': {
      value: (await diskBytes(engine.address, index)) / size,
      unit: 'bytes',
    },
    'OpenSearch: start of a portal': { value: portal.seconds, unit: 'seconds' },
    'resident: portal on OpenSearch': { value: resident, unit: 'MiB' },
    ...percentiles('OpenSearch: raw query for a common word', raw),
    ...percentiles('OpenSearch: another request, during searches for a common word', during.live),
    ...percentiles('OpenSearch: search for a rare word', alone.rare),
    ...percentiles('OpenSearch: search for a common word', during.long),
    ...percentiles('OpenSearch: search of a filled catalogue, while it changes', latencies),
    'OpenSearch: searches that failed': { value: failed, unit: 'requests' },
  };
};

const rawQueries = async (address: string, index: string): Promise<number[]> => {
  const latencies: number[] = [];
  for (let n = 0; n < RAW_QUERIES; n += 1) {
    const start = performance.now();
    const answer = await fetch(`${address}/${index}/_search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        size: 1,
        track_total_hits: true,
        query: { term: { tokens: COMMON_WORD } },
        aggs: Object.fromEntries(FACETS.map((field) => [field, { terms: { field, size: 20 } }])),
      }),
    });
    if (answer.status !== 200) throw new Error(await answer.text());
    await answer.arrayBuffer();
    latencies.push(performance.now() - start);
  }
  return latencies;
};

const diskBytes = async (address: string, index: string): Promise<number> => {
  const answer = (await (await fetch(`${address}/${index}/_stats/store`)).json()) as {
    _all: { primaries: { store: { size_in_bytes: number } } };
  };
  return answer._all.primaries.store.size_in_bytes;
};
