// Runs one stage in its own process, so that it does not inherit another's heap: `stage-process.ts NAME PARAMS`.
import { endWithTelemetry, startTelemetry } from '@moisson/runtime/telemetry';
import type { Stage, StageParams } from './figure.ts';

const stages: Readonly<Record<string, () => Promise<Stage>>> = {
  receiveAndParse: async () => (await import('./stages/raw-source.ts')).receiveAndParse,
  hash: async () => (await import('./stages/raw-source.ts')).hash,
  receiveSplitHash: async () => (await import('./stages/raw-source.ts')).receiveSplitHash,
  parseAndCanonicalise: async () => (await import('./stages/raw-source.ts')).parseAndCanonicalise,
  bulkInsert: async () => (await import('./stages/bulk-insert.ts')).bulkInsert,
  embeddedLine: async () => (await import('./stages/embedded-line.ts')).embeddedLine,
  embeddedLineTraced: async () => (await import('./stages/embedded-line.ts')).embeddedLineTraced,
  embeddedLatency: async () => (await import('./stages/embedded-line.ts')).embeddedLatency,
  indexer: async () => (await import('./stages/indexer.ts')).indexer,
  distributedLine: async () => (await import('./stages/distributed-line.ts')).distributedLine,
  distributedWarmUp: async () => (await import('./stages/distributed-line.ts')).distributedWarmUp,
  distributedLineTraced: async () => (await import('./stages/distributed-line.ts')).distributedLineTraced,
  distributedLatency: async () => (await import('./stages/distributed-line.ts')).distributedLatency,
  distributedIndexer: async () => (await import('./stages/distributed-indexer.ts')).distributedIndexer,
  harvesterAlone: async () => (await import('./stages/harvester-alone.ts')).harvesterAlone,
  searchIndex: async () => (await import('./stages/search-index.ts')).searchIndex,
  searchOnOpenSearch: async () => (await import('./stages/search-on-opensearch.ts')).searchOnOpenSearch,
  portalReads: async () => (await import('./stages/portal-reads.ts')).portalReads,
  idleSources: async () => (await import('./stages/idle-sources.ts')).idleSources,
  feedHistory: async () => (await import('./stages/feed-history.ts')).feedHistory,
  connectorsAlone: async () => (await import('./stages/connectors.ts')).connectorsAlone,
  hangingSources: async () => (await import('./stages/hanging-sources.ts')).hangingSources,
};

const [name = '', params = ''] = process.argv.slice(2);
// Must be first: only modules loaded after this are traced.
await startTelemetry('bench');
const stage = await stages[name]!();
process.stdout.write(JSON.stringify(await stage(JSON.parse(params) as StageParams)));
await endWithTelemetry();
