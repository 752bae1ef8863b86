import { deserializeError, messageOf } from '@moisson/kernel';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Called, FromThread, ToThread } from './messages.ts';
import { SentLists } from './shared-lists.ts';

/** Milliseconds between two looks, and how many in a row may find no sign of life. */
const LOOK_MS = 10_000;
const SILENT_LOOKS = 3;
/** The same before its first sign of life, while it loads its modules. */
const SILENT_LOOKS_AT_START = 18;
/** Milliseconds that a thread has to end its work. */
const CLOSE_MS = 5000;

/** What a thread tells beside the results of calls. */
export interface ThreadState {
  /** By organization, its newest name. */
  readonly names: Map<string, string>;
  /** What the collections of the thread hold. */
  held: readonly number[];
}

/** A call was not answered, because the thread has ended. */
export class ThreadEnded extends Error {}

/** One run of the thread, from its start to its end. */
export class EngineThread {
  readonly #worker: Worker;
  readonly #state: ThreadState;
  readonly #open = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #look: NodeJS.Timeout;
  readonly lists: SentLists;
  /** Resolves with the reason once the thread has ended. */
  readonly ended: Promise<string>;
  /** Whether a call was answered. */
  hasAnswered = false;
  #calls = 0;
  #silentLooks = 0;
  #mostSilentLooks = SILENT_LOOKS_AT_START;
  #fault: string | undefined;

  /** `lookMs`: milliseconds between two looks whether the thread is alive; a longer time than that between two signs of life. */
  constructor(worker: Worker, state: ThreadState, lookMs = LOOK_MS) {
    [this.#worker, this.#state] = [worker, state];
    this.lists = new SentLists((part) => this.#post(part));
    worker.on('message', (message: FromThread) => this.#receive(message));
    worker.once('error', (error) => (this.#fault ??= messageOf(error)));
    worker.once('messageerror', (error) => this.#kill(messageOf(error)));
    this.ended = new Promise((resolve) => {
      worker.once('exit', (code) => {
        const reason = this.#fault ?? `exit code ${code}`;
        clearInterval(this.#look);
        for (const { reject } of this.#open.values()) reject(new ThreadEnded(reason));
        this.#open.clear();
        resolve(reason);
      });
    });
    this.#look = setInterval(() => this.#lookAtIt(), lookMs).unref();
    // Only an open call keeps the process alive.
    worker.unref();
  }

  /** Rejects with what the call throws, or with `ThreadEnded`. */
  async call(name: Called, args: readonly unknown[]): Promise<unknown> {
    this.#calls += 1;
    const call = this.#calls;
    const open = Promise.withResolvers<unknown>();
    this.#open.set(call, open);
    this.#worker.ref();
    this.#post({ call, name, args });
    try {
      return await open.promise;
    } finally {
      this.#open.delete(call);
      if (this.#open.size === 0) this.#worker.unref();
    }
  }

  /** Gives the thread some seconds to end its work, then ends it. */
  async close(): Promise<void> {
    const closing = this.call('close', []).catch(() => undefined);
    await Promise.race([closing, pause(CLOSE_MS, undefined, { ref: false })]);
    await this.#worker.terminate();
  }

  #post(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromThread): void {
    [this.#silentLooks, this.#mostSilentLooks] = [0, SILENT_LOOKS];
    if ('channel' in message) channel(message.channel).publish(message.message);
    else if ('held' in message) this.#state.held = message.held;
    else {
      this.hasAnswered = true;
      for (const [organization, name] of message.names) this.#state.names.set(organization, name);
      const open = this.#open.get(message.call);
      if ('error' in message) open?.reject(deserializeError(message.error));
      else open?.resolve(message.result);
    }
  }

  /** Ends a thread that is silent although it is asked. Not at the first such look: the whole process may have been suspended. */
  #lookAtIt(): void {
    this.#silentLooks = this.#open.size === 0 ? 0 : this.#silentLooks + 1;
    if (this.#silentLooks > this.#mostSilentLooks) this.#kill('no sign of life');
  }

  #kill(reason: string): void {
    this.#fault ??= reason;
    void this.#worker.terminate();
  }
}
