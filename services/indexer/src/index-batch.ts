import { deadLetterOf, decodeEvent, encodeEvent } from '@moisson/changelog';
import { OutageError, topics, type DatasetId, type RecordRemoval, type SourceRecord } from '@moisson/contracts';
import {
  idOf,
  type ChangeLog,
  type Clock,
  type DatasetBody,
  type LogMessage,
  type NewMessage,
  type Store,
  type StoredRecord,
} from '@moisson/domain';
import { affectedClusters } from './affected-clusters.ts';
import { datasetBodies, planWrite } from './dataset-writes.ts';
import type { IndexerEvents } from './events.ts';

export interface IndexerParts {
  readonly store: Pick<Store, 'records' | 'catalogue'>;
  readonly changeLog: ChangeLog;
  readonly clock: Clock;
  readonly events: IndexerEvents;
}

/** How often a dataset that others keep changing is merged again before the batch is left for later. */
const MAX_ATTEMPTS = 10;

interface Revised {
  readonly id: DatasetId;
  readonly revision: number;
  readonly body: DatasetBody;
}

/**
 * Works a batch of record events through, in the order that loses none at a crash: records, datasets, their events, the
 * mark that they are published; the offset moves after. Bad events become dead letters; an outage is thrown.
 */
export const indexBatch = async (parts: IndexerParts, messages: readonly LogMessage[]): Promise<void> => {
  const { store, events } = parts;
  const newest = new Map<string, StoredRecord>();
  const letters: NewMessage[] = [];
  for (const message of messages) {
    const decoded = decodeEvent(message);
    if (!decoded.ok) letters.push(deadLetter(parts, message, decoded));
    else if (decoded.event.type === 'org.moisson.record.upserted.v1') keepNewest(newest, live(decoded.event.data));
    else if (decoded.event.type === 'org.moisson.record.removed.v1') keepNewest(newest, gone(decoded.event.data));
    else letters.push(deadLetter(parts, message, { code: 'event.unknown-type', detail: decoded.event.type }));
  }
  if (letters.length > 0) await parts.changeLog.publish(topics.deadLetters, letters);
  const writes = await store.records.put([...newest.values()]);
  const changed = new Map(writes.filter(({ outcome }) => outcome !== 'stale').map(({ id }) => [id, newest.get(id)!]));
  if (changed.size > 0) await mergeAndPublish(parts, changed, writes);
  events.indexed(messages.length, letters.length);
};

const live = (data: SourceRecord): StoredRecord => ({ state: 'live', ...data });
const gone = (data: RecordRemoval): StoredRecord => ({ state: 'removed', ...data });

const keepNewest = (newest: Map<string, StoredRecord>, record: StoredRecord): void => {
  const id = idOf(record);
  const other = newest.get(id);
  if (other === undefined || other.run < record.run) newest.set(id, record);
};

export const deadLetter = (
  { clock, events }: IndexerParts,
  message: LogMessage,
  reason: { code: Parameters<typeof deadLetterOf>[1]['code']; detail: string },
): NewMessage => {
  events.deadLetter(message, reason.code, reason.detail);
  return deadLetterOf(message, { stage: 'indexer', at: clock.now().toISOString(), ...reason });
};

const mergeAndPublish = async (
  parts: IndexerParts,
  changed: ReadonlyMap<string, StoredRecord>,
  writes: Parameters<typeof affectedClusters>[2],
): Promise<void> => {
  const { catalogue } = parts.store;
  for (let attempt = 1; ; attempt += 1) {
    const { clusters, heads } = await affectedClusters(parts.store, changed, writes);
    const planned = clusters.flatMap(datasetBodies).map(({ id, body }) => planWrite(id, body, heads.get(id)));
    const differing = planned.filter(({ same }) => !same).map(({ write }) => write);
    const written = await catalogue.write(differing);
    const revised: Revised[] = [
      ...differing
        .filter((_, at) => written[at])
        .map(({ id, expected, body }) => ({ id, revision: expected + 1, body })),
      ...planned
        .filter(({ same, owed }) => same && owed)
        .map(({ write: { id, expected, body } }) => ({ id, revision: expected, body })),
    ];
    await publishDatasets(parts, revised);
    if (!written.includes(false)) return;
    if (attempt >= MAX_ATTEMPTS)
      throw new OutageError('catalogue', new Error(`datasets kept changing over ${MAX_ATTEMPTS} attempts`));
  }
};

/** Publishes the events of these revisions and notes that they are. */
export const publishDatasets = async (parts: IndexerParts, revised: readonly Revised[]): Promise<void> => {
  if (revised.length === 0) return;
  await parts.changeLog.publish(
    topics.datasets,
    revised.map((one) => datasetMessage(parts, one)),
  );
  await parts.store.catalogue.markPublished(revised);
};

const datasetMessage = ({ clock }: IndexerParts, { id, revision, body }: Revised): NewMessage => {
  const time = clock.now().toISOString();
  const common = { id: `${id}@${revision}`, source: '/indexer', subject: id, time };
  if (body.state === 'live')
    return encodeEvent(id, { ...common, type: 'org.moisson.dataset.upserted.v1', data: body.dataset });
  const data =
    body.state === 'redirect' ? { id, removedAt: time, redirect: body.to } : { id, removedAt: body.removedAt };
  return encodeEvent(id, { ...common, type: 'org.moisson.dataset.removed.v1', data });
};
