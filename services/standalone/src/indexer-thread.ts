// The indexer of the embedded form, in a thread of its own: it opens the files itself, and sends its business events to the main thread,
// which counts and logs them.
import { ObservedChangeLog, SqliteChangeLog, type LogOperation } from '@moisson/changelog';
import { context, propagation } from '@opentelemetry/api';
import { serializeError, systemClock, type SerializedError } from '@moisson/kernel';
import type { RebuildStep } from '@moisson/contracts';
import { Indexer, type IndexerEvents } from '@moisson/indexer';
import type { Config } from '@moisson/runtime';
import { startTelemetry, endWithTelemetry } from '@moisson/runtime/telemetry';
import { watchLoop } from '@moisson/runtime/watch-loop';
import { openSqliteCatalogue } from '@moisson/store';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { changeLogFile } from './files.ts';

/** One call of `IndexerEvents`, with the trace in which it was made. */
export type EventMessage = (
  | {
      [Name in 'indexed' | 'deadLetter']: { readonly event: Name; readonly args: Parameters<IndexerEvents[Name]> };
    }['indexed' | 'deadLetter']
  | { readonly event: 'outage'; readonly args: readonly [error: SerializedError, attempt: number] }
) & { readonly trace: Readonly<Record<string, string>> };

/** A message to the main thread: a business event, the duration of a log operation, that the indexer follows the log, or why it cannot. */
export type IndexerThreadMessage =
  | EventMessage
  | { readonly event: 'measured'; readonly operation: LogOperation }
  | { readonly event: 'started' }
  | { readonly event: 'failed'; readonly error: SerializedError };

/** A message from the main thread to this one. */
export type IndexerThreadOrder =
  { readonly order: 'stop' } | { readonly order: 'rebuild'; readonly after?: string; readonly answerTo: MessagePort };

export type RebuildAnswer = { readonly step: RebuildStep } | { readonly error: SerializedError };

export interface IndexerThreadData {
  readonly dataDir: string;
  readonly limits: Pick<Config['files'], 'catalogue' | 'changelog'>;
}

const { dataDir, limits } = workerData as IndexerThreadData;
await startTelemetry('indexer');
const say = (message: IndexerThreadMessage): void => parentPort!.postMessage(message);
const traceOfNow = (): Record<string, string> => {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
};

/** Starts the indexer on the files; also returns a function that stops it. */
const startIndexer = async (): Promise<{ indexer: Indexer; stop: () => Promise<void> }> => {
  const store = openSqliteCatalogue(dataDir, limits.catalogue);
  const changeLog = new ObservedChangeLog(
    SqliteChangeLog.open(changeLogFile(dataDir), systemClock, limits.changelog),
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
      outage: (error, attempt) => say({ event: 'outage', args: [serializeError(error), attempt], trace: traceOfNow() }),
    },
  });
  await indexer.start();
  const stop = async (): Promise<void> => {
    await indexer.stop();
    await changeLog.close();
    await store.close();
  };
  return { indexer, stop };
};

const answer = async (indexer: Indexer, after: string | undefined): Promise<RebuildAnswer> => {
  try {
    return { step: await indexer.rebuild(after) };
  } catch (error) {
    return { error: serializeError(error) };
  }
};

const started = await startIndexer().catch((error: unknown) => {
  say({ event: 'failed', error: serializeError(error) });
  return undefined;
});
if (started !== undefined) {
  const { indexer, stop } = started;
  const endWatchdog = watchLoop('indexer');
  say({ event: 'started' });
  await new Promise<void>((resolve) =>
    parentPort!.on('message', (message: IndexerThreadOrder) => {
      if (message.order === 'stop') resolve();
      else void answer(indexer, message.after).then((one) => message.answerTo.postMessage(one));
    }),
  );
  // Else the port would keep the thread alive.
  parentPort!.unref();
  await stop();
  endWatchdog();
}
await endWithTelemetry();
