import { defined, deserializeError } from '@moisson/kernel';
import { recordLogOperation } from '@moisson/changelog';
import type { RebuildStep } from '@moisson/contracts';
import type { IndexerEvents } from '@moisson/indexer';
import { context, propagation } from '@opentelemetry/api';
import { once } from 'node:events';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type {
  IndexerThreadData,
  IndexerThreadMessage,
  IndexerThreadOrder,
  RebuildAnswer,
  EventMessage,
} from './indexer-thread.ts';

/** Runs the indexer in a thread, so that reading sources and writing the catalogue each use a CPU core. */
export class IndexerHost {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.#ended = new Promise((resolve) => worker.once('exit', () => resolve()));
  }

  /**
   * Resolves once the indexer follows the log; rejects if it cannot. If the thread dies later, the process ends with an uncaught error: a
   * line that reads and no longer indexes would look alive.
   */
  static async start(workerData: IndexerThreadData, events: IndexerEvents): Promise<IndexerHost> {
    const worker = new Worker(new URL('./indexer-thread.ts', import.meta.url), { workerData });
    const host = new IndexerHost(worker);
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.on('message', (message: IndexerThreadMessage) => {
        if (message.event === 'measured') recordLogOperation(message.operation);
        else if (message.event === 'failed') reject(deserializeError(message.error));
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

  /** Does one step of merging all records again, in the thread. */
  async rebuild(after: string | undefined): Promise<RebuildStep> {
    const { port1: ours, port2: theirs } = new MessageChannel();
    this.#order({ order: 'rebuild', answerTo: theirs, ...defined({ after }) }, [theirs]);
    const [answer] = ((await Promise.race([once(ours, 'message'), this.#ended])) as [RebuildAnswer] | undefined) ?? [];
    ours.close();
    if (answer === undefined) throw new Error('the indexer has ended');
    if ('error' in answer) throw deserializeError(answer.error);
    return answer.step;
  }

  /** Waits for the batch in progress, then ends the thread. May be called twice. */
  async stop(): Promise<void> {
    this.#order({ order: 'stop' });
    await this.#ended;
  }

  #order(order: IndexerThreadOrder, ports: readonly MessagePort[] = []): void {
    this.#worker.postMessage(order, [...ports]);
  }
}

const deliver = (events: IndexerEvents, message: EventMessage): void => {
  switch (message.event) {
    case 'indexed':
      return events.indexed(...message.args);
    case 'deadLetter':
      return events.deadLetter(...message.args);
    case 'outage': {
      const [error, attempt] = message.args;
      return events.outage(deserializeError(error), attempt);
    }
  }
};
