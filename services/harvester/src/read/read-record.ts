import { MAX_DATA_BYTES, type Finding, type RecordKey, type SourceRecord } from '@moisson/contracts';
import { defined, anyLanguage, cutText, messageOf, MoissonError, problem, publicAddress } from '@moisson/kernel';
import {
  claimedDates,
  excerptOf,
  holdsTooManyValues,
  MAX_VALUES,
  planChange,
  rawHash,
  spokenFor,
  textIdentity,
  underOrganization,
  type FormatRecord,
  type Identities,
  type MappedRecord,
  type SnapshotEntry,
} from '@moisson/domain';
import type { PollContext } from '../run/poll-context.ts';
import { upsertedMessage, type RecordChange } from '../publish/publish-changes.ts';
import type { RawRecord } from './raw-record.ts';

export interface ParsedRecord extends RawRecord {
  /** The key under which the source publishes it. */
  readonly published: RecordKey;
  readonly record: unknown;
  readonly contentHash: string;
  /** Addresses in it had user names or passwords. */
  readonly scrubbed: boolean;
}

/** What is remembered of a new record, to recognise a missing one in it. */
export interface CreatedRecord {
  readonly recordKey: RecordKey;
  readonly identities: Identities;
}

/** A change that publishes a record. */
export type PublishedRecord = RecordChange & Required<Pick<RecordChange, 'entry' | 'payload'>>;

/** What a batch comes to; filled record by record. */
export class BatchOutcome {
  readonly changes: RecordChange[] = [];
  readonly touched: SnapshotEntry[] = [];
  readonly created: CreatedRecord[] = [];
  /** Live records of the snapshot that were met. */
  matched = 0;
  /** Items whose key could not be known. */
  keyless = 0;
  /** Items that the source serves and the catalogue does not publish. */
  withheld = 0;
  readonly #entries = new Map<string, SnapshotEntry>();

  /** What this batch makes of a key, if it changes it. */
  entryOf(key: string): SnapshotEntry | undefined {
    return this.#entries.get(key);
  }

  change(change: PublishedRecord, isNew: boolean): void {
    this.changes.push(change);
    this.#entries.set(change.recordKey, change.entry);
    if (isNew) this.created.push({ recordKey: change.recordKey, identities: change.entry.identities });
  }
}

/** The record of some bytes; nothing, and counted as rejected, where they are none with a key. */
export const parseRecord = ({ book, connector, source }: PollContext, raw: RawRecord): ParsedRecord | undefined => {
  const { format, volatileFields } = connector;
  let parsed: FormatRecord<unknown>;
  try {
    parsed = format.parse(raw.slice);
  } catch (error) {
    if (!(error instanceof MoissonError)) throw error;
    book.saw('rejected');
    book.note(error.toProblem());
    return undefined;
  }
  const { given, record, scrubbed } = parsed;
  const published = connector.keyOf(given, source);
  if (published === undefined) {
    book.reject('record.no-key', { seen: excerptOf(raw.slice) });
    return undefined;
  }
  return { ...raw, published, record, contentHash: rawHash(format.canonicalText(record, volatileFields)), scrubbed };
};

/** What is made of the endpoint, as a page's address, is public. */
const mapRecord = ({ connector, source }: PollContext, { record }: ParsedRecord, key: RecordKey): MappedRecord =>
  connector.map(record, key, { ...source, endpoint: publicAddress(source.endpoint) });

/** The record understood, as the record of a key. Nothing, and counted as rejected, where a fault of ours breaks that. */
export const mapParsed = (context: PollContext, parsed: ParsedRecord, key: RecordKey): MappedRecord | undefined => {
  try {
    const mapped = mapRecord(context, parsed, key);
    const { description } = mapped.dataset;
    const text = textIdentity(description === undefined ? undefined : anyLanguage(description));
    return text === undefined ? mapped : { ...mapped, identities: [...mapped.identities, text] };
  } catch (error) {
    // Mapping is total by design; should it not be, one record must not stop the others.
    context.book.reject('record.unmappable', { key, detail: messageOf(error) }, key);
    return undefined;
  }
};

/** Where a record goes. */
export interface Placed {
  readonly key: RecordKey;
  /** Of the key, in the snapshot. */
  readonly entry: SnapshotEntry | undefined;
  /** The record understood under this key, where that was done already. */
  readonly mapped?: MappedRecord;
  /** What it has besides those of its mapping. */
  readonly findings?: readonly Finding[];
  /** Links, as the snapshot has them, that lead to another record and must not lead to this one too. */
  readonly withoutLinks?: readonly string[];
}

/** Counts a record under its key and adds what it changes to the outcome. */
export const placeRecord = async (
  context: PollContext,
  outcome: BatchOutcome,
  parsed: ParsedRecord,
  placed: Placed,
): Promise<void> => {
  const { announced, book, claim, mappingVersion, quota } = context;
  const { key, entry } = placed;
  const { slice, hash } = parsed;
  if (entry?.state === 'live') outcome.matched += 1;
  const observation = { contentHash: parsed.contentHash, mappingVersion };
  const change = planChange(entry, observation, announced.has(key));
  if (change === 'touched') {
    book.saw('unchanged');
    const { absence: _, ...present } = entry!;
    outcome.touched.push({ ...present, run: claim.run, rawHash: hash, ...claimsOf(context, parsed, placed) });
    return;
  }
  const growth = { records: Number(change === 'created'), bytes: slice.length - (entry?.bytes ?? 0) };
  // What an interrupted run announced may be in the catalogue already, and goes on.
  if (!announced.has(key) && !(await quota.admits(growth))) {
    book.saw('rejected');
    return;
  }
  const mapped = placed.mapped ?? mapParsed(context, parsed, key);
  const upsert = mapped && upsertOf(context, parsed, mapped, placed);
  if (upsert === undefined) return;
  quota.add(growth);
  book.saw(change);
  outcome.change(upsert, change === 'created');
};

/** The dates that a record claims now; none where it cannot be mapped, which its next change will tell. */
const claimsOf = (
  context: PollContext,
  parsed: ParsedRecord,
  { key, mapped }: Placed,
): Pick<SnapshotEntry, 'claims'> => {
  try {
    return { claims: claimedDates((mapped ?? mapRecord(context, parsed, key)).dataset) };
  } catch {
    return {};
  }
};

const CREDENTIALS_REMOVED: Finding = { code: 'field.credentials-removed', severity: 'warning' };

/** The change that publishes a record; nothing, and counted as rejected, where it is beyond the limits of an event. */
export const upsertOf = (
  { book, connector, source, claim, mappingVersion }: PollContext,
  { hash, slice, contentHash: content, record, scrubbed }: ParsedRecord,
  { dataset, findings, identities, ...mapped }: MappedRecord,
  { key, entry, findings: more = [], withoutLinks = [] }: Placed,
): PublishedRecord | undefined => {
  const { run, claimedAt } = claim;
  const firstSeenAt = entry?.firstSeenAt ?? claimedAt;
  const others = new Set(withoutLinks);
  const links = underOrganization(mapped.links, spokenFor(source, dataset.organization?.id)).filter(
    (link) => !others.has(link),
  );
  const upserted: SourceRecord = {
    sourceId: source.id,
    recordKey: key,
    run,
    contentHash: content,
    mappingVersion: connector.mappingVersion,
    authority: source.authority,
    links,
    firstSeenAt,
    changedAt: claimedAt,
    dataset,
    findings: [...findings, ...more, ...(scrubbed ? [CREDENTIALS_REMOVED] : [])],
  };
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
      state: 'live',
    },
    payload: { recordKey: key, run, body: scrubbed ? connector.format.bytesOf(record) : slice },
  };
};

/** Counts a record that tells of a dataset which another one of this run told of. */
export const countDuplicate = ({ book }: PollContext, key: RecordKey): void => {
  book.saw('duplicate');
  book.note(problem('record.duplicate', { key }, key));
};
