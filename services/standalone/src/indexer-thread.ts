// The indexer of the embedded form, in a thread of its own: it opens the files itself, and tells its events to the
// main thread, which counts and logs them.
import { ObservedChangeLog, SqliteChangeLog, type LogOperation } from '@moisson/changelog';
import { context, propagation } from '@opentelemetry/api';
import { systemClock } from '@moisson/domain';
import { Indexer, type IndexerEvents } from '@moisson/indexer';
import { startTelemetry, endWithTelemetry } from '@moisson/runtime/telemetry';
import { watchLoop } from '@moisson/runtime/watch-loop';
import { openSqliteCatalogue } from '@moisson/store';
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { changeLogFile } from './files.ts';

/** One call of `IndexerEvents`, with the trace it was made in. */
export type ToldEvent = {
  [Name in keyof IndexerEvents]: { readonly event: Name; readonly args: Parameters<IndexerEvents[Name]> };
}[keyof IndexerEvents] & { readonly trace: Readonly<Record<string, string>> };

/** An event, what an operation of the log took, or that the indexer follows the log. */
export type IndexerThreadMessage =
  ToldEvent | { readonly event: 'measured'; readonly operation: LogOperation } | { readonly event: 'started' };

export interface IndexerThreadData {
  readonly dataDir: string;
}

const { dataDir } = workerData as IndexerThreadData;
await startTelemetry('indexer');
const say = (message: IndexerThreadMessage): void => parentPort!.postMessage(message);
const traceOfNow = (): Record<string, string> => {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
};
const store = openSqliteCatalogue(dataDir);
const changeLog = new ObservedChangeLog(
  SqliteChangeLog.open(changeLogFile(dataDir), systemClock),
  'sqlite',
  (operation) => say({ event: 'measured', operation }),
);
const indexer = new Indexer({
  store,
  changeLog,
  clock: systemClock,
  events: {
    indexed: (...args) => say({ event: 'indexed', args, trace: traceOfNow() }),
    deadLetter: (...args) => say({ event: 'deadLetter', args, trace: traceOfNow() }),
    outage: (...args) => say({ event: 'outage', args, trace: traceOfNow() }),
  },
});
await indexer.start();
const endWatchdog = watchLoop('indexer');
say({ event: 'started' });
// Any message means: stop.
await once(parentPort!, 'message');
await indexer.stop();
await changeLog.close();
await store.close();
await endWithTelemetry();
endWatchdog();
