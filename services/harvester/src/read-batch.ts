import {
  cutText,
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
  contentHash,
  isJsonObject,
  planChange,
  sameBytesSuffice,
  scrubRecord,
  spokenFor,
  titleOf,
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

/** What is remembered of a new record, to recognise a missing one in it. */
export interface CreatedRecord {
  readonly recordKey: RecordKey;
  readonly identities: readonly string[];
}

interface ParsedRecord {
  readonly key: RecordKey;
  readonly hash: string;
  readonly slice: Uint8Array;
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
}

/** One batch of raw records: known bytes are counted and left alone; the others are parsed, planned and published. */
export const readBatch = async (context: PollContext, { slices, hashes, known }: HashedBatch): Promise<BatchResult> => {
  const { store, connector, source, claim, book, announced, mappingVersion } = context;
  const parsed: ParsedRecord[] = [];
  let matched = 0;
  let keyless = 0;
  slices.forEach((slice, at) => {
    const hash = hashes[at]!;
    const same = known.get(hash);
    if (same !== undefined && sameBytesSuffice(same, mappingVersion, announced.has(same.recordKey))) {
      if (!firstMeeting(context, same.recordKey)) return;
      book.saw('unchanged');
      matched += 1;
      return;
    }
    const record = parseRecord(context, slice);
    if (record === undefined) {
      keyless += 1;
      return;
    }
    if (firstMeeting(context, record.key)) parsed.push({ ...record, slice, hash });
  });
  if (parsed.length === 0) return { created: [], matched, keyless };

  const entries = await store.snapshots.byKey(
    source.id,
    parsed.map(({ key }) => key),
  );
  const changes: RecordChange[] = [];
  const touched: SnapshotEntry[] = [];
  const created: CreatedRecord[] = [];
  // Taken off one by one: what a record was parsed into is of no use once its event is made.
  let turn = performance.now();
  for (let one = parsed.shift(); one !== undefined; one = parsed.shift()) {
    if (performance.now() - turn > TURN_MS) {
      await nextTurn();
      turn = performance.now();
    }
    const { key, hash, record } = one;
    const entry = entries.get(key);
    if (entry?.state === 'live') matched += 1;
    const content = contentHash(record, connector.volatileFields);
    const observation = { contentHash: content, mappingVersion };
    const change = planChange(entry, observation, announced.has(key));
    if (change === 'touched') {
      book.saw('unchanged');
      const { absence: _, ...present } = entry!;
      touched.push({ ...present, run: claim.run, rawHash: hash });
      continue;
    }
    const upsert = mapRecord(context, one, content, entry);
    if (upsert === undefined) continue;
    book.saw(change);
    changes.push(upsert);
    if (change === 'created') created.push({ recordKey: key, identities: upsert.entry.identities });
  }
  await publishChanges(context, changes);
  if (touched.length > 0) await store.snapshots.put(source.id, touched);
  return { created, matched, keyless };

  /** Counts a second meeting as a duplicate. */
  function firstMeeting({ book, seen, maxRecords }: PollContext, key: RecordKey): boolean {
    if (seen.size >= maxRecords && !seen.has(key))
      throw new MoissonError('paging.too-many-records', { limit: maxRecords });
    if (seen.add(key)) return true;
    book.saw('duplicate');
    book.note(problem('record.duplicate', { key }, key));
    return false;
  }
};

const parseRecord = (
  { book, connector, source }: PollContext,
  slice: Uint8Array,
): Pick<ParsedRecord, 'key' | 'record' | 'scrubbed'> | undefined => {
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
    return {
      recordKey: key,
      message: upsertedMessage(upserted),
      entry: {
        recordKey: key,
        run,
        rawHash: hash,
        contentHash: content,
        mappingVersion,
        firstSeenAt,
        label: cutText(titleOf(dataset.title), 200),
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
