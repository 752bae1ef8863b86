import type { DatasetId, StoredWebhook, WebhookMessage } from '@moisson/contracts';
import { wantsChange, type FeedEntry, type Store } from '@moisson/domain';

/** Entries that are read at once. */
const BATCH = 200;

type Reads = Pick<Store, 'changeFeed' | 'datasetReads'>;

/** What is to be done next for a subscription: to send a message, or only to note that entries are not wanted. */
export type NextStep = { readonly message: WebhookMessage } | { readonly skipTo: number };

/** Yields what is to be sent to a subscriber, from the state of its subscription on, in the order of the feed. Throws `OutageError`. */
export class MessageReader {
  readonly #reads: Reads;
  /** Entries that were read and are not dealt with, and which of them are wanted. */
  #ahead: readonly (FeedEntry & { readonly isWanted: boolean })[] = [];

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  /** Returns undefined at the end of the feed, and while the message of the feed waits for its next attempt. */
  async next(webhook: StoredWebhook, now: Date): Promise<NextStep | undefined> {
    const { feed, position, resetAt, letters, failure } = webhook;
    const letter = letters.find(({ isWaiting }) => isWaiting === true);
    if (letter !== undefined) return { message: letter.message };
    if (failure !== undefined && failure.retryAt > now.toISOString()) return undefined;
    if (resetAt !== undefined) return { message: { feed, number: position, kind: 'reset', at: resetAt } };
    await this.#read(webhook);
    const wanted = this.#ahead.find(({ isWanted }) => isWanted);
    if (wanted !== undefined) {
      const { isWanted: _, ...entry } = wanted;
      return { message: { feed, ...entry } };
    }
    const last = this.#ahead.at(-1);
    return last === undefined ? undefined : { skipTo: last.number };
  }

  async #read({ position, filter }: StoredWebhook): Promise<void> {
    this.#ahead = this.#ahead.filter(({ number }) => number > position);
    if (this.#ahead.length > 0) return;
    const entries = await this.#reads.changeFeed.after(position, BATCH);
    const idOf = (entry: FeedEntry): DatasetId | undefined => (entry.kind === 'refresh' ? undefined : entry.id);
    const ids = new Set(entries.map(idOf).filter((id) => id !== undefined));
    const bodies = await this.#reads.datasetReads.bodies([...ids]);
    this.#ahead = entries.map((entry) => ({
      ...entry,
      isWanted: wantsChange(filter, entry, bodies.get(idOf(entry) ?? '')),
    }));
  }
}
