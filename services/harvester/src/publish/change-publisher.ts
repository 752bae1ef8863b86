import { bodyReference, isTooLargeForLog, withoutData } from '@moisson/changelog';
import { topics, type Hold } from '@moisson/contracts';
import type { ChangeLog, Claim, EventBody, SnapshotEntry, SourceContract, Store } from '@moisson/domain';
import type { RunBook } from '../run/run-book.ts';
import type { ChangeSink } from './change-sink.ts';
import type { RecordChange } from './record-change.ts';

/** Record events of one run beyond this number go to the bulk topic, so that they do not delay other sources' events. */
const LIVE_EVENTS_PER_RUN = 1000;

export interface PublisherParts {
  readonly store: Pick<Store, 'polls' | 'snapshots' | 'payloads' | 'eventBodies' | 'holds' | 'sourceContracts'>;
  readonly changeLog: ChangeLog;
  readonly claim: Claim;
  readonly book: RunBook;
  /** Keys that an interrupted run announced and that are not settled yet. */
  readonly announced: Set<string>;
  /** A first load goes to the bulk topic from its first record on. */
  readonly isFirstLoad: boolean;
}

/** Publishes the changes of a run to the log, and commits them to the snapshot. */
export class ChangePublisher implements ChangeSink {
  readonly #parts: PublisherParts;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  /**
   * Announces, publishes, commits: in this order nothing is lost (docs/facts/announce.md). After a crash before the commit the keys stay
   * announced, and the next run publishes them again. Data that an event refers to is stored before the event; data superseded by newer
   * events is deleted after them.
   */
  async publish(changes: readonly RecordChange[]): Promise<void> {
    if (changes.length === 0) return;
    const { store, claim, announced } = this.#parts;
    const keys = changes.map(({ recordKey }) => recordKey);
    await store.polls.announce(claim, keys);
    await this.#storePayloads(changes);
    await this.#send(changes);
    const entries = changes.map(({ entry }) => entry).filter((entry) => entry !== undefined);
    await Promise.all([
      store.snapshots.put(claim.sourceId, entries),
      store.eventBodies.drop(
        changes.map(({ message }) => message.key),
        claim.run,
      ),
    ]);
    await store.polls.settle(claim, keys);
    for (const key of keys) announced.delete(key);
  }

  async commit(entries: readonly SnapshotEntry[]): Promise<void> {
    const { store, claim } = this.#parts;
    if (entries.length > 0) await store.snapshots.put(claim.sourceId, entries);
  }

  hold(hold: Hold): Promise<void> {
    return this.#parts.store.holds.put(hold);
  }

  learn(contract: SourceContract): Promise<void> {
    return this.#parts.store.sourceContracts.put(contract);
  }

  async #storePayloads(changes: readonly RecordChange[]): Promise<void> {
    const { store, claim } = this.#parts;
    const payloads = changes.map(({ payload }) => payload).filter((payload) => payload !== undefined);
    if (payloads.length > 0) await store.payloads.put(claim.sourceId, payloads);
    const removed = changes
      .filter(({ payload, keepsPayload }) => payload === undefined && keepsPayload !== true)
      .map(({ recordKey }) => recordKey);
    if (removed.length > 0) await store.payloads.remove(claim.sourceId, removed);
  }

  /** Publishes the events; data too large for the log is stored first, and the event refers to it. */
  async #send(changes: readonly RecordChange[]): Promise<void> {
    const { store, changeLog, claim, book, isFirstLoad } = this.#parts;
    const bodies = changes.map(({ message }) => message).filter(isTooLargeForLog);
    if (bodies.length > 0)
      await store.eventBodies.put(bodies.map(({ key, value }): EventBody => ({ key, run: claim.run, data: value })));
    const bulk = isFirstLoad || book.published + changes.length > LIVE_EVENTS_PER_RUN;
    const positions = await changeLog.publish(
      bulk ? topics.recordsBulk : topics.records,
      changes.map(({ message }) =>
        isTooLargeForLog(message) ? withoutData(message, bodyReference(claim.run)) : message,
      ),
    );
    book.publishedTo(positions, changes.length);
  }
}
