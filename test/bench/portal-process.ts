// A portal alone on the files of a folder, until its standard input closes: `portal-process.ts DIR [OPENSEARCH INDEX]`. It searches in its own
// memory, or there. Prints, once it can be searched, its address, the seconds since the process began, and the bytes of its index in memory.
import { systemClock } from '@moisson/kernel';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { OpenSearchSearch, OpenSearchServer } from '@moisson/search/opensearch';
import { openSqliteStore } from '@moisson/store';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [dir = '', address, index = ''] = process.argv.slice(2);
const store = openSqliteStore(dir, systemClock, {}, { inThread: true, imageDir: join(dir, 'search-index') });
const log = createLogger('bench', 'warn');
const server = address === undefined ? undefined : new OpenSearchServer({ nodes: [address], index });
const search =
  server === undefined ? store.search : new OpenSearchSearch({ server, reads: store.datasetReads, kept: 2000 });
const portal = await startPortal({
  store: { ...store, search },
  log,
  listen: { host: '127.0.0.1', port: 0 },
  isSearchRemote: server !== undefined,
});
await search.search({ limit: 1 });
const seconds = performance.now() / 1000;
const held = (name: string): number => store.bounds.find((bound) => bound.name === name)!.held();
// Told by the thread within a second.
while (server === undefined && held('search.bytes') === 0) {
  await pause(200);
  await store.search.refresh();
}
process.stdout.write(`${JSON.stringify({ url: portal.url, seconds, bytes: held('search.bytes') })}\n`);
for await (const _ of process.stdin);
await portal.stop();
await server?.close();
await store.close();
