import { growingPause } from '@moisson/kernel';
import type { Consumer, LogMessage, Subscription } from '@moisson/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';

interface TopicReader {
  /** Returns the next messages of all partitions, in the order of each; at most one batch. */
  readonly read: (topic: string) => readonly LogMessage[];
  readonly commit: (messages: readonly LogMessage[]) => void;
  readonly ended: () => void;
}

/**
 * The only member of a consumer group: it has all partitions. Topics are read in the subscription's order of urgency:
 * the urgent topic is read again after each batch of another one, so that a bulk load does not delay a live change.
 */
export class SqliteConsumer implements Consumer {
  readonly #subscription: Subscription;
  readonly #reader: TopicReader;
  readonly #stopping = new AbortController();
  #wake: (() => void) | undefined;
  #woken = true;
  #advanced: number | undefined;
  #running: Promise<void> | undefined;

  constructor(subscription: Subscription, reader: TopicReader) {
    this.#subscription = subscription;
    this.#reader = reader;
  }

  start(): void {
    this.#running ??= this.#run().finally(() => this.#reader.ended());
  }

  wake(topic: string): void {
    if (!this.#subscription.topics.includes(topic)) return;
    this.#woken = true;
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake?.();
    await this.#running;
  }

  stalledMilliseconds(): number {
    return this.#advanced === undefined ? 0 : performance.now() - this.#advanced;
  }

  async #run(): Promise<void> {
    let attempt = 0;
    while (!this.#stopping.signal.aborted) {
      try {
        this.#woken = false;
        const worked = await this.#round();
        attempt = 0;
        if (!worked) await this.#sleep();
        else await nextTurn();
      } catch (error) {
        attempt += 1;
        this.#advanced = performance.now();
        this.#subscription.onOutage(error, attempt);
        await growingPause(attempt, this.#stopping.signal);
      }
    }
  }

  /** Reads a batch of each topic, and before each batch of another topic the first topic to its end. */
  async #round(): Promise<boolean> {
    const [urgent, ...others] = this.#subscription.topics;
    let worked = false;
    for (const topic of others) {
      while (await this.#batch(urgent!)) worked = true;
      if (await this.#batch(topic)) worked = true;
    }
    return (await this.#batch(urgent!)) || worked;
  }

  async #batch(topic: string): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    this.#advanced = performance.now();
    const messages = this.#reader.read(topic);
    if (messages.length === 0) return false;
    await this.#subscription.handle(messages, this.#stopping.signal);
    this.#reader.commit(messages);
    return true;
  }

  async #sleep(): Promise<void> {
    if (this.#woken || this.#stopping.signal.aborted) return;
    this.#advanced = undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
