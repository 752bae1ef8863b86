import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@moisson/kernel';
import { searchContract } from '@moisson/search/contract';
import { OpenSearchSearch, OpenSearchServer, SearchFeeder, FEED_TIMES } from '@moisson/search/opensearch';
import { openSqliteStore } from '@moisson/store';
import { withServer } from './given.ts';

withServer('OPENSEARCH_URL', () => {
  searchContract('OpenSearch', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'moisson-opensearch-'));
    const store = openSqliteStore(dir, systemClock);
    const server = new OpenSearchServer({ nodes: [process.env.OPENSEARCH_URL!], index: `t-${randomUUID()}` });
    const events = { built: () => undefined, repaired: () => undefined, outage: () => undefined };
    const ports = { changes: store.datasetChanges, reads: store.datasetReads };
    const feeder = new SearchFeeder(server, ports, events, FEED_TIMES);
    const search = new OpenSearchSearch({
      server,
      reads: store.datasetReads,
      kept: 100,
      catchUp: () => feeder.catchUp(),
    });
    return {
      store: { search, datasetWrites: store.datasetWrites },
      close: async () => {
        await feeder.stop();
        await server.close();
        await store.close();
        await rm(dir, { recursive: true });
      },
    };
  });
});
