import { upsertedMessage } from '@moisson/changelog';
import { MAX_DATA_BYTES, type Finding, type RecordKey } from '@moisson/contracts';
import { defined, anyLanguage, cutText } from '@moisson/kernel';
import {
  claimedDates,
  holdsTooManyValues,
  MAX_VALUES,
  planChange,
  sourceRecordOf,
  traitsOf,
  type MappedRecord,
  type SnapshotEntry,
} from '@moisson/domain';
import type { PublishedRecord } from '../publish/record-change.ts';
import type { Planning } from '../run/run-context.ts';
import type { BatchPlan } from './batch-plan.ts';
import { mapParsed, mapRecord, type ParsedRecord } from './parse-record.ts';

/** A parsed record and the key that it was given. */
export interface Placed {
  readonly key: RecordKey;
  /** The snapshot's entry of the key. */
  readonly entry: SnapshotEntry | undefined;
  /** The mapped record, if it was mapped under this key already. */
  readonly mapped?: MappedRecord;
  /** Findings in addition to those of its mapping. */
  readonly findings?: readonly Finding[];
  /** It was not read now, but mapped again from what is stored: what is known of its presence stays. */
  readonly isStored?: true;
  /** Links of the snapshot that lead to another record, and must not lead to this one too. */
  readonly withoutLinks?: readonly string[];
}

/** Counts a record under its key, and adds its change to the plan. */
export const planRecord = (planning: Planning, plan: BatchPlan, parsed: ParsedRecord, placed: Placed): void => {
  const { announced, book, claim, mappingVersion, quota } = planning;
  const { key, entry } = placed;
  const { slice, hash } = parsed;
  if (entry?.state === 'live') book.matched += 1;
  const kind = planChange(entry, { contentHash: parsed.contentHash, mappingVersion }, announced.has(key));
  if (kind === 'touched') {
    book.saw('unchanged');
    const { absence: _, ...present } = entry!;
    plan.touched.push({ ...present, run: claim.run, rawHash: hash, ...factsOf(planning, parsed, placed) });
    return;
  }
  const growth = { records: Number(kind === 'created'), bytes: slice.length - (entry?.bytes ?? 0) };
  // A record that an interrupted run announced may be in the catalogue already, so the quota does not stop it.
  if (!announced.has(key) && !quota.admits(growth)) {
    book.saw('rejected');
    return;
  }
  const mapped = placed.mapped ?? mapParsed(planning, parsed, key);
  const change = mapped && upsertOf(planning, parsed, mapped, placed, kind);
  if (change === undefined) return;
  quota.add(growth);
  book.saw(kind);
  planning.changes.saw({
    label: change.entry.label,
    before: entry?.state === 'live' ? entry.traits : undefined,
    after: change.entry.traits!,
    isNew: kind === 'created',
    sameBytes: entry?.state === 'live' && entry.rawHash === hash,
  });
  plan.change(change);
  // In a first load nothing is missing, so no new record can be a renamed one.
  if (kind === 'created' && planning.knownAtStart > 0)
    book.foundNew({ recordKey: key, identities: change.entry.identities });
};

/** Returns the dates that a record claims now, and its traits; none if it cannot be mapped (its next change reports that). */
const factsOf = (
  planning: Planning,
  parsed: ParsedRecord,
  { key, mapped }: Placed,
): Pick<SnapshotEntry, 'claims' | 'traits'> => {
  try {
    const { dataset } = mapped ?? mapRecord(planning, parsed, key);
    return { claims: claimedDates(dataset), traits: traitsOf(dataset, key) };
  } catch {
    return {};
  }
};

/** Returns the change that publishes a record; undefined, and counts it as rejected, if it exceeds the limits of an event. */
export const upsertOf = (
  { book, connector, source, claim, mappingVersion }: Planning,
  { hash, slice, contentHash: content, record, scrubbed }: ParsedRecord,
  { dataset, findings, identities, ...mapped }: MappedRecord,
  { key, entry, isStored, findings: more = [], withoutLinks = [] }: Placed,
  kind: PublishedRecord['kind'],
): PublishedRecord | undefined => {
  const { run, claimedAt } = claim;
  const firstSeenAt = entry?.firstSeenAt ?? claimedAt;
  const upserted = sourceRecordOf(
    { source, mappingVersion: connector.mappingVersion },
    { dataset, findings: [...findings, ...more], links: mapped.links },
    { recordKey: key, run, contentHash: content, firstSeenAt, changedAt: claimedAt, scrubbed, withoutLinks },
  );
  const { links } = upserted;
  const message = upsertedMessage(upserted);
  const bytes = message.value.byteLength;
  if (bytes > MAX_DATA_BYTES) {
    book.reject('record.too-large', { key, bytes, limit: MAX_DATA_BYTES }, key);
    return undefined;
  }
  if (holdsTooManyValues(message.value)) {
    book.reject('record.too-complex', { limit: MAX_VALUES }, key);
    return undefined;
  }
  return {
    recordKey: key,
    kind,
    message,
    entry: {
      recordKey: key,
      run,
      rawHash: hash,
      contentHash: content,
      bytes: slice.length,
      mappingVersion,
      firstSeenAt,
      label: cutText(anyLanguage(dataset.title), 200),
      ...defined({ organization: dataset.organization }),
      links,
      identities,
      traits: traitsOf(dataset, key),
      state: 'live',
      ...(isStored === true ? defined({ absence: entry?.absence, claims: entry?.claims }) : {}),
    },
    payload: { recordKey: key, run, body: scrubbed ? connector.format.bytesOf(record) : slice },
  };
};
