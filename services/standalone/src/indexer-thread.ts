// The indexer of the embedded form, in a thread of its own: it opens the files itself, and tells its events to the
// main thread, which counts and logs them.
import { SqliteChangeLog } from '@moisson/changelog';
import { systemClock } from '@moisson/domain';
import { Indexer, type IndexerEvents } from '@moisson/indexer';
import { openSqliteCatalogue } from '@moisson/store';
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { changeLogFile } from './files.ts';

/** One call of `IndexerEvents`, or that the indexer follows the log. */
export type IndexerThreadMessage =
  | {
      [Name in keyof IndexerEvents]: { readonly event: Name; readonly args: Parameters<IndexerEvents[Name]> };
    }[keyof IndexerEvents]
  | { readonly event: 'started' };

export interface IndexerThreadData {
  readonly dataDir: string;
}

const { dataDir } = workerData as IndexerThreadData;
const tell = (message: IndexerThreadMessage): void => parentPort!.postMessage(message);
const store = openSqliteCatalogue(dataDir);
const changeLog = SqliteChangeLog.open(changeLogFile(dataDir), systemClock);
const indexer = new Indexer({
  store,
  changeLog,
  clock: systemClock,
  events: {
    indexed: (...args) => tell({ event: 'indexed', args }),
    deadLetter: (...args) => tell({ event: 'deadLetter', args }),
    outage: (...args) => tell({ event: 'outage', args }),
  },
});
await indexer.start();
tell({ event: 'started' });
// Any message means: stop.
await once(parentPort!, 'message');
await indexer.stop();
await changeLog.close();
await store.close();
