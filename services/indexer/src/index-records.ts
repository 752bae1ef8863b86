import { encodeEvent, encodeEventJson, originHeaders } from '@moisson/changelog';
import { OutageError, recordId, topics, type DatasetId } from '@moisson/contracts';
import {
  idOf,
  type ChangeLog,
  type Clock,
  type DatasetBody,
  type DatasetHead,
  type NewMessage,
  type RecordWrite,
  type Store,
  type StoredRecord,
} from '@moisson/domain';
import { affectedClusters } from './affected-clusters.ts';
import { datasetsOf, planWrite, type PlannedWrite } from './dataset-writes.ts';
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
  /** `bodyJson` of the body. */
  readonly json: string;
  /** The record whose change made this revision; the dataset itself where that is not known. */
  readonly cause: string;
}

/** A record version, and the fingerprint of the event that brought it. */
export interface ReceivedRecord {
  readonly record: StoredRecord;
  readonly fingerprint: string;
}

/**
 * Works records through, in the order that loses none at a crash: records, datasets, their events, the mark that they are
 * published. At most one version of each record. `heads`: of the datasets that they found, where those were read just before.
 * Throws `OutageError`, or a fault of our own.
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
  const { catalogue } = parts.store;
  const changed = new Map([...received].map(([id, { record }]) => [id, record]));
  for (let attempt = 1; ; attempt += 1) {
    const { clusters, heads } = await affectedClusters(parts.store, changed, writes, attempt === 1 ? known : undefined);
    const planned = clusters.flatMap(datasetsOf).map((due) => ({
      ...planWrite(due, heads.get(due.id), received.get(due.founder)?.fingerprint),
      founder: due.founder,
    }));
    let overtaken = false;
    for (const group of inTurn(planned, changed, heads)) {
      const { revised, whole } = await writeGroup(catalogue, group, changed);
      await publishDatasets(parts, revised);
      overtaken = !whole;
      if (overtaken) break;
      // Only where all are written: what is marked may be passed over when its event comes again, and so must be all that it touched.
      if (revised.length > 0) await catalogue.markPublished(revised);
    }
    if (!overtaken) return;
    if (attempt >= MAX_ATTEMPTS)
      throw new OutageError('catalogue', new Error(`datasets kept changing over ${MAX_ATTEMPTS} attempts`));
  }
};

interface Plan extends PlannedWrite {
  readonly founder: string;
}

/**
 * The order in which a change is written, so that whoever does it again after a crash finds the rest, however little of it was written
 * or told: a changed record leads to its dataset, by its own id or from there to the one it was merged into, and that to all others. So
 * these come first, then what led to them, and last what the changed records found.
 */
const inTurn = (
  plans: readonly Plan[],
  changed: ReadonlyMap<string, StoredRecord>,
  heads: ReadonlyMap<string, DatasetHead>,
): readonly (readonly Plan[])[] => {
  const turnOf = ({ founder, write: { id } }: Plan): 'last' | 'then' | 'first' => {
    if (changed.has(founder)) return 'last';
    const leads = heads.get(id)?.leads;
    return leads !== undefined && 'records' in leads ? 'then' : 'first';
  };
  const { first = [], then = [], last = [] } = Object.groupBy(plans, turnOf);
  return [first, then, last];
};

/** Writes what differs; returns the revisions whose events are due, and whether nobody overtook us. */
const writeGroup = async (
  catalogue: Store['catalogue'],
  plans: readonly Plan[],
  changed: ReadonlyMap<string, StoredRecord>,
): Promise<{ revised: readonly Revised[]; whole: boolean }> => {
  const revisedBy = ({ write: { id, expected, body, json }, founder }: Plan, steps: number): Revised => ({
    ...{ id, body, json },
    revision: expected + steps,
    cause: causeOf(founder, body, changed),
  });
  const differing = plans.filter(({ same }) => !same);
  const written = differing.length === 0 ? [] : await catalogue.write(differing.map(({ write }) => write));
  const revised = [
    ...differing.filter((_, at) => written[at]).map((plan) => revisedBy(plan, 1)),
    ...plans.filter(({ same, owed }) => same && owed).map((plan) => revisedBy(plan, 0)),
  ];
  return { revised, whole: !written.includes(false) };
};

/** Publishes the events of these revisions. */
export const publishDatasets = async (parts: IndexerParts, revised: readonly Revised[]): Promise<void> => {
  if (revised.length === 0) return;
  await parts.changeLog.publish(
    topics.datasets,
    revised.map((one) => datasetMessage(parts, one)),
  );
};

/** The changed record that founded a dataset, or else that it stands on. */
const causeOf = (founder: string, body: DatasetBody, changed: ReadonlyMap<string, StoredRecord>): string => {
  if (changed.has(founder) || body.state !== 'live') return founder;
  const members = body.dataset.records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey));
  return members.find((member) => changed.has(member)) ?? founder;
};

const datasetMessage = (parts: IndexerParts, revised: Revised): NewMessage => {
  const message = datasetEvent(parts, revised);
  return { ...message, headers: { ...message.headers, ...originHeaders(revised.cause) } };
};

const datasetEvent = ({ clock }: IndexerParts, { id, revision, body, json }: Revised): NewMessage => {
  const time = clock.now().toISOString();
  const common = { id: `${id}@${revision}`, source: '/indexer', subject: id, time };
  if (body.state === 'live') return encodeEventJson(id, { ...common, type: 'org.moisson.dataset.upserted.v1' }, json);
  const data =
    body.state === 'redirect' ? { id, removedAt: time, redirect: body.to } : { id, removedAt: body.removedAt };
  return encodeEvent(id, { ...common, type: 'org.moisson.dataset.removed.v1', data });
};
