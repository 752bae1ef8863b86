import {
  anyLanguage,
  cutText,
  MAX_DATA_BYTES,
  messageOf,
  MoissonError,
  problem,
  publicAddress,
  redactText,
  type Finding,
  type RecordKey,
  type SourceRecord,
} from '@moisson/contracts';
import {
  claimedDates,
  contentHash,
  holdsTooManyValues,
  isJsonObject,
  MAX_VALUES,
  planChange,
  sameBytesSuffice,
  scrubRecord,
  spokenFor,
  underOrganization,
  wellFormedJson,
  type Json,
  type JsonObject,
  type SnapshotEntry,
} from '@moisson/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HashedBatch } from './hashed-batches.ts';
import type { PollContext } from './poll-context.ts';
import { publishChanges, upsertedMessage, type RecordChange } from './publish-changes.ts';

/** Milliseconds of mapping before others in the process have their turn: some hundred usual records, or a single huge one. */
const TURN_MS = 10;
/** Raw bytes that are parsed at once. */
const PORTION_BYTES = 1024 * 1024;

/** What is remembered of a new record, to recognise a missing one in it. */
export interface CreatedRecord {
  readonly recordKey: RecordKey;
  readonly identities: readonly string[];
}

interface RawRecord {
  readonly slice: Uint8Array;
  readonly hash: string;
}

interface ParsedRecord extends RawRecord {
  readonly key: RecordKey;
  readonly record: JsonObject;
  /** Addresses in it had user names or passwords. */
  readonly scrubbed: boolean;
}

export interface BatchResult {
  readonly created: readonly CreatedRecord[];
  /** Live records of the snapshot that were met. */
  readonly matched: number;
  /** Items whose key could not be known. */
  readonly keyless: number;
  /** Items that the source serves and the catalogue does not publish. */
  readonly withheld: number;
}

/** One batch of raw records: known bytes are counted and left alone; the others are parsed, planned and published. */
export const readBatch = async (context: PollContext, { slices, hashes, known }: HashedBatch): Promise<BatchResult> => {
  const { store, connector, source, claim, book, announced, mappingVersion } = context;
  context.quota.countItems(slices.length);
  const unknown: RawRecord[] = [];
  let matched = 0;
  let keyless = 0;
  let withheld = 0;
  slices.forEach((slice, at) => {
    const hash = hashes[at]!;
    const same = known.get(hash);
    if (
      same === undefined ||
      context.baselineChanged ||
      !sameBytesSuffice(same, mappingVersion, announced.has(same.recordKey))
    )
      unknown.push({ slice, hash });
    else if (firstMeeting(context, same.recordKey)) {
      book.saw('unchanged');
      matched += 1;
    }
  });
  const changes: RecordChange[] = [];
  const touched: SnapshotEntry[] = [];
  const created: CreatedRecord[] = [];
  for (const portion of portionsOf(unknown)) await context.parsing.run(() => readPortion(portion));
  await publishChanges(context, changes);
  if (touched.length > 0) await store.snapshots.put(source.id, touched);
  return { created, matched, keyless, withheld };

  function isWithheld(record: JsonObject): boolean {
    const reason = connector.withholds?.(record, source);
    if (reason !== undefined) book.withheld(reason);
    return reason !== undefined;
  }

  async function readPortion(portion: readonly RawRecord[]): Promise<void> {
    const parsed: ParsedRecord[] = [];
    for (const raw of portion) {
      const record = parseRecord(context, raw.slice);
      if (record === undefined) keyless += 1;
      else if (isWithheld(record.record)) withheld += 1;
      else if (firstMeeting(context, record.key)) parsed.push({ ...record, ...raw });
    }
    if (parsed.length === 0) return;
    const entries = await store.snapshots.byKey(
      source.id,
      parsed.map(({ key }) => key),
    );
    // Taken off one by one: what a record was parsed into is of no use once its event is made.
    let turn = performance.now();
    for (let one = parsed.shift(); one !== undefined; one = parsed.shift()) {
      if (performance.now() - turn > TURN_MS) {
        await nextTurn();
        turn = performance.now();
      }
      const entry = entries.get(one.key);
      if (entry?.state === 'live') matched += 1;
      await readRecord(one, entry);
    }
  }

  async function readRecord(one: ParsedRecord, entry: SnapshotEntry | undefined): Promise<void> {
    const { key, hash, slice, record } = one;
    const content = contentHash(record, connector.volatileFields);
    const observation = { contentHash: content, mappingVersion };
    const change = planChange(entry, observation, announced.has(key));
    if (change === 'touched') {
      book.saw('unchanged');
      const { absence: _, ...present } = entry!;
      touched.push({ ...present, run: claim.run, rawHash: hash, ...claimsOf(context, one) });
      return;
    }
    const growth = { records: Number(change === 'created'), bytes: slice.length - (entry?.bytes ?? 0) };
    // What an interrupted run announced may be in the catalogue already, and goes on.
    if (!announced.has(key) && !(await context.quota.admits(growth))) {
      book.saw('rejected');
      return;
    }
    const upsert = mapRecord(context, one, content, entry);
    if (upsert === undefined) return;
    context.quota.add(growth);
    book.saw(change);
    changes.push(upsert);
    if (change === 'created') created.push({ recordKey: key, identities: upsert.entry.identities });
  }
};

/** Counts a second meeting as a duplicate. */
const firstMeeting = ({ book, seen, maxRecords }: PollContext, key: RecordKey): boolean => {
  if (seen.size >= maxRecords && !seen.has(key))
    throw new MoissonError('paging.too-many-records', { limit: maxRecords });
  if (seen.add(key)) return true;
  book.saw('duplicate');
  book.note(problem('record.duplicate', { key }, key));
  return false;
};

/** Raw records that are parsed together: parsed, they take many times their bytes. */
function* portionsOf(records: readonly RawRecord[]): Generator<readonly RawRecord[]> {
  let portion: RawRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    if (portion.length > 0 && bytes + record.slice.length > PORTION_BYTES) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(record);
    bytes += record.slice.length;
  }
  if (portion.length > 0) yield portion;
}

const parseRecord = (
  { book, connector, source }: PollContext,
  slice: Uint8Array,
): Pick<ParsedRecord, 'key' | 'record' | 'scrubbed'> | undefined => {
  if (holdsTooManyValues(slice)) {
    book.reject('record.too-complex', { limit: MAX_VALUES });
    return undefined;
  }
  const text = Buffer.from(slice.buffer, slice.byteOffset, slice.byteLength).toString();
  let given: Json;
  try {
    given = JSON.parse(text) as Json;
  } catch (error) {
    book.reject('record.malformed', { detail: messageOf(error) });
    return undefined;
  }
  if (!isJsonObject(given)) {
    book.reject('record.not-an-object', { seen: beginning(text) });
    return undefined;
  }
  const clean = /@|\\u0040/.test(text) ? scrubRecord(given) : given;
  // Before it is made well-formed: two identifiers may be one afterwards.
  const key = connector.keyOf(clean, source);
  if (key === undefined) {
    book.reject('record.no-key', { seen: beginning(text) });
    return undefined;
  }
  return { key, record: wellFormedJson(clean, text) as JsonObject, scrubbed: clean !== given };
};

/** What a problem shows of a record; a password must not be cut from the sign that gives it away. */
const beginning = (text: string): string => cutText(redactText(cutText(text, 5000)), 100);

const CREDENTIALS_REMOVED: Finding = { code: 'field.credentials-removed', severity: 'warning' };

/** The dates that a record claims now; none where it cannot be mapped, which its next change will tell. */
const claimsOf = ({ connector, source }: PollContext, { key, record }: ParsedRecord): Pick<SnapshotEntry, 'claims'> => {
  try {
    return { claims: claimedDates(connector.map(record, key, source).dataset) };
  } catch {
    return {};
  }
};

const mapRecord = (
  { book, connector, source, claim, mappingVersion }: PollContext,
  { key, hash, slice, record, scrubbed }: ParsedRecord,
  content: string,
  entry: SnapshotEntry | undefined,
): Required<RecordChange> | undefined => {
  const { run, claimedAt } = claim;
  try {
    const { dataset, findings, identities, ...mapped } = connector.map(record, key, {
      ...source,
      // What is made of it, as a page's address, is public.
      endpoint: publicAddress(source.endpoint),
    });
    const links = underOrganization(mapped.links, spokenFor(source, dataset.organization?.id));
    const firstSeenAt = entry?.firstSeenAt ?? claimedAt;
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
      findings: scrubbed ? [...findings, CREDENTIALS_REMOVED] : [...findings],
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
        links,
        identities,
        state: 'live',
      },
      payload: { recordKey: key, run, body: scrubbed ? Buffer.from(JSON.stringify(record)) : slice },
    };
  } catch (error) {
    // Mapping is total by design; should it not be, one record must not stop the others.
    book.reject('record.unmappable', { key, detail: messageOf(error) }, key);
    return undefined;
  }
};
