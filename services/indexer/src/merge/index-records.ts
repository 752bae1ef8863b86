import { encodeEvent, encodeEventJson, isTooLargeForLog, originHeaders, withoutData } from '@moisson/changelog';
import { topics } from '@moisson/contracts';
import { defined, OutageError, type Clock } from '@moisson/kernel';
import {
  affectedClusters,
  datasetsOf,
  idOf,
  planWrite,
  type ChangeLog,
  type DatasetHead,
  type NewMessage,
  type RecordWrite,
  type Store,
  type StoredRecord,
} from '@moisson/domain';
import type { IndexerEvents } from '../events.ts';
import { inTurn, writeGroup, type Revised } from './write-in-turn.ts';

export interface IndexerParts {
  readonly store: Pick<Store, 'records' | 'datasetWrites' | 'datasetReads' | 'eventBodies'>;
  readonly changeLog: ChangeLog;
  readonly clock: Clock;
  readonly events: IndexerEvents;
}

/** How often a dataset that other indexers keep changing is merged again before the batch is left for later. */
const MAX_ATTEMPTS = 10;

/** A record version, and the hash of the event that brought it, if an event did. */
export interface ReceivedRecord {
  readonly record: StoredRecord;
  readonly fingerprint?: string;
}

/**
 * Indexes records in an order that loses none at a crash: writes records, then datasets, publishes their events, and marks those as
 * published. At most one version of each record. `heads`: current heads of the datasets whose founding record is in the batch, if the
 * caller has just read them. Throws `OutageError`, or a fault of our own.
 */
export const indexRecords = async (
  parts: IndexerParts,
  received: readonly ReceivedRecord[],
  heads?: ReadonlyMap<string, DatasetHead>,
): Promise<void> => {
  const newest = new Map(received.map((one) => [idOf(one.record), one]));
  const writes = await parts.store.records.put(received.map(({ record }) => record));
  const changed = new Map(writes.filter(({ outcome }) => outcome !== 'stale').map(({ id }) => [id, newest.get(id)!]));
  if (changed.size > 0) await mergeAndPublish(parts, changed, writes, heads);
};

const mergeAndPublish = async (
  parts: IndexerParts,
  received: ReadonlyMap<string, ReceivedRecord>,
  writes: readonly RecordWrite[],
  known: ReadonlyMap<string, DatasetHead> | undefined,
): Promise<void> => {
  const { datasetWrites } = parts.store;
  const changed = new Map([...received].map(([id, { record }]) => [id, record]));
  for (let attempt = 1; ; attempt += 1) {
    const { clusters, heads } = await affectedClusters(parts.store, changed, writes, attempt === 1 ? known : undefined);
    const planned = clusters.flatMap(datasetsOf).map((due) => ({
      ...planWrite(due, heads.get(due.id), received.get(due.founder)?.fingerprint),
      founder: due.founder,
    }));
    let overtaken = false;
    for (const group of inTurn(planned, changed, heads)) {
      const { revised, whole } = await writeGroup(datasetWrites, group, changed);
      await publishDatasets(parts, revised);
      overtaken = !whole;
      if (overtaken) break;
      // Only when all are written: a redelivered event that is marked is skipped, so everything that it touched must be written before.
      if (revised.length > 0) await datasetWrites.markPublished(revised);
    }
    if (!overtaken) return;
    if (attempt >= MAX_ATTEMPTS)
      throw new OutageError('catalogue', new Error(`datasets kept changing over ${MAX_ATTEMPTS} attempts`));
  }
};

/** Publishes the events of these revisions. */
export const publishDatasets = async (parts: IndexerParts, revised: readonly Revised[]): Promise<void> => {
  if (revised.length === 0) return;
  await parts.changeLog.publish(
    topics.datasets,
    revised.map((one) => datasetMessage(parts, one)),
  );
};

const datasetMessage = (parts: IndexerParts, revised: Revised): NewMessage => {
  const message = datasetEvent(parts, revised);
  return { ...message, headers: { ...message.headers, ...originHeaders(revised.cause) } };
};

const datasetEvent = ({ clock }: IndexerParts, { id, revision, body, json }: Revised): NewMessage => {
  const time = clock.now().toISOString();
  const common = { id: `${id}@${revision}`, source: '/indexer', subject: id, time };
  if (body.state === 'live') {
    const message = encodeEventJson(id, { ...common, type: 'org.moisson.dataset.upserted.v1' }, json);
    // The event refers to the portal, which serves the data.
    return isTooLargeForLog(message) ? withoutData(message, `/api/v1/datasets/${id}`) : message;
  }
  const data =
    body.state === 'redirect'
      ? { id, removedAt: time, redirect: body.to }
      : { id, removedAt: body.removedAt, ...defined({ reason: body.reason }) };
  return encodeEvent(id, { ...common, type: 'org.moisson.dataset.removed.v1', data });
};
