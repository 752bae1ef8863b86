import { recordLogOperation } from '@moisson/changelog';
import type { IndexerEvents } from '@moisson/indexer';
import { context, propagation } from '@opentelemetry/api';
import { Worker } from 'node:worker_threads';
import type { IndexerThreadData, IndexerThreadMessage, ToldEvent } from './indexer-thread.ts';

/** Runs the indexer in a thread, so that reading sources and writing the catalogue each have a processor. */
export class IndexerHost {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.#ended = new Promise((resolve) => worker.once('exit', () => resolve()));
  }

  /**
   * Resolves once the indexer follows the log; rejects where it cannot. A thread that dies later takes the process with
   * it, as an uncaught error: a line that reads and no longer indexes would look alive.
   */
  static async start(dataDir: string, events: IndexerEvents): Promise<IndexerHost> {
    const worker = new Worker(new URL('./indexer-thread.ts', import.meta.url), {
      workerData: { dataDir } satisfies IndexerThreadData,
    });
    const host = new IndexerHost(worker);
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.on('message', (message: IndexerThreadMessage) => {
        if (message.event === 'measured') recordLogOperation(message.operation);
        else if (message.event !== 'started')
          context.with(propagation.extract(context.active(), message.trace), () => deliver(events, message));
        else {
          worker.off('error', reject);
          resolve();
        }
      });
    });
    return host;
  }

  /** Waits for the batch in hand, then ends the thread. May be called twice. */
  async stop(): Promise<void> {
    this.#worker.postMessage('stop');
    await this.#ended;
  }
}

const deliver = (events: IndexerEvents, message: ToldEvent): void => {
  switch (message.event) {
    case 'indexed':
      return events.indexed(...message.args);
    case 'deadLetter':
      return events.deadLetter(...message.args);
    case 'outage':
      return events.outage(...message.args);
  }
};
