import { DatasetId, INDEXER_GROUP, topics, type RebuildStep } from '@moisson/contracts';
import { type Bounded } from '@moisson/kernel';
import { bodyJson, datasetIdMemory, type Consumer, type LogMessage } from '@moisson/domain';
import { ChangeFeedWriter } from './changes/change-feed-writer.ts';
import type { FeedPorts } from './changes/publish-changes.ts';
import { indexBatch } from './receive/index-batch.ts';
import { publishDatasets, type IndexerParts } from './merge/index-records.ts';
import { rebuildStep } from './rebuild/rebuild-step.ts';

const MAX_BATCH = 500;
/** Bytes. More than 500 usual records; a batch of the largest ones must not fill the memory. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;
/** The urgent topic first. */
const TOPICS = [topics.records, topics.recordsBulk];
/** Batches of a topic in progress: while one waits for the store, another is processed. */
const BATCHES_AT_ONCE = 2;
const SWEEP = 500;

type Parts = IndexerParts & { readonly store: FeedPorts };

/** Updates the catalogue from the record events, and the feed of changes from the catalogue. */
export class Indexer {
  readonly #parts: Parts;
  readonly #feed: ChangeFeedWriter;
  #consumer: Consumer | undefined;
  #inHand = 0;

  /** The bounds of its memory. */
  readonly bounds: readonly Bounded[] = [
    { name: 'indexer.events', limit: TOPICS.length * BATCHES_AT_ONCE * MAX_BATCH, held: () => this.#inHand },
    datasetIdMemory,
  ];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#feed = new ChangeFeedWriter(parts.store, parts.clock, (error, attempt) =>
      parts.events.outage(error, attempt),
    );
  }

  /** Publishes the events that a crash left owed, then follows the log. */
  async start(): Promise<void> {
    await this.#sweep();
    this.#consumer = await this.#parts.changeLog.subscribe({
      group: INDEXER_GROUP,
      topics: TOPICS,
      maxBatch: MAX_BATCH,
      maxBatchBytes: MAX_BATCH_BYTES,
      batchesAtOnce: BATCHES_AT_ONCE,
      handle: (messages) => this.#index(messages),
      onOutage: (error, attempt) => this.#parts.events.outage(error, attempt),
    });
    this.#feed.start();
  }

  async stop(): Promise<void> {
    await this.#consumer?.stop();
    await this.#feed.stop();
  }

  /** Appends all that changed before the call to the feed of changes. Throws `OutageError`. */
  publishChanges(): Promise<void> {
    return this.#feed.catchUp();
  }

  /** Does one step of merging all records again: see `rebuildStep`. */
  rebuild(after: string | undefined): Promise<RebuildStep> {
    return rebuildStep(this.#parts, after);
  }

  /** Milliseconds since it last made progress; 0 before it follows the log. */
  stalledMilliseconds(): number {
    return this.#consumer?.stalledMilliseconds() ?? 0;
  }

  async #index(messages: readonly LogMessage[]): Promise<void> {
    this.#inHand += messages.length;
    await indexBatch(this.#parts, messages).finally(() => (this.#inHand -= messages.length));
  }

  async #sweep(): Promise<void> {
    const { datasetReads, datasetWrites } = this.#parts.store;
    for (let after: DatasetId | undefined; ;) {
      const ids = await datasetWrites.unpublished(after, SWEEP);
      if (ids.length === 0) return;
      after = ids.at(-1);
      const revised = [...(await datasetReads.bodies(ids))].map(([id, { revision, ...body }]) => ({
        id: DatasetId.parse(id),
        revision,
        body,
        json: bodyJson(body),
        cause: id,
      }));
      await publishDatasets(this.#parts, revised);
      await datasetWrites.markPublished(revised);
    }
  }
}
