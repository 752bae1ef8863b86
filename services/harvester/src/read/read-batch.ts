import { type RecordKey } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { agree, isSameText, sameBytesSuffice, type SnapshotEntry } from '@moisson/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HashedBatch } from './hashed-batches.ts';
import type { PollContext } from '../run/poll-context.ts';
import { publishChanges } from '../publish/publish-changes.ts';
import {
  BatchOutcome,
  countDuplicate,
  mapParsed,
  parseRecord,
  placeRecord,
  type ParsedRecord,
  type Placed,
} from './read-record.ts';
import type { RawRecord } from './raw-record.ts';

/** Milliseconds of mapping before others in the process have their turn: some hundred usual records, or a single huge one. */
const TURN_MS = 10;
/** Raw bytes that are parsed at once. */
const PORTION_BYTES = 1024 * 1024;

/** One batch of raw records: known bytes are counted and left alone; the others are parsed, planned and published. */
export const readBatch = async (
  context: PollContext,
  { slices, hashes, known }: HashedBatch,
): Promise<BatchOutcome> => {
  const { book, announced, mappingVersion, baselineChanged } = context;
  context.quota.countItems(slices.length);
  const unknown: RawRecord[] = [];
  const outcome = new BatchOutcome();
  slices.forEach((slice, at) => {
    const hash = hashes[at]!;
    const same = known.get(hash);
    if (same === undefined || baselineChanged || !sameBytesSuffice(same, mappingVersion, announced.has(same.recordKey)))
      unknown.push({ slice, hash });
    else if (meet(context, same.recordKey)) {
      book.saw('unchanged');
      outcome.matched += 1;
    } else countDuplicate(context, same.recordKey);
  });
  for (const portion of portionsOf(unknown)) await context.parsing.run(() => readPortion(context, portion, outcome));
  await publishOutcome(context, outcome);
  return outcome;
};

/** Publishes what a batch changed, and commits what it only touched. */
export const publishOutcome = async (context: PollContext, { changes, touched }: BatchOutcome): Promise<void> => {
  await publishChanges(context, changes);
  if (touched.length > 0) await context.store.snapshots.put(context.source.id, touched);
};

const readPortion = async (
  context: PollContext,
  portion: readonly RawRecord[],
  outcome: BatchOutcome,
): Promise<void> => {
  const parsed: ParsedRecord[] = [];
  for (const raw of portion) {
    const record = parseRecord(context, raw);
    if (record === undefined) outcome.keyless += 1;
    else if (isWithheld(context, record)) outcome.withheld += 1;
    else parsed.push(record);
  }
  if (parsed.length === 0) return;
  const entries = await context.store.snapshots.byKey(
    context.source.id,
    parsed.map(({ published }) => published),
  );
  // Taken off one by one: what a record was parsed into is of no use once its event is made.
  let turn = performance.now();
  for (let one = parsed.shift(); one !== undefined; one = parsed.shift()) {
    if (performance.now() - turn > TURN_MS) {
      await nextTurn();
      turn = performance.now();
    }
    await readParsed(context, outcome, one, outcome.entryOf(one.published) ?? entries.get(one.published));
  }
};

const isWithheld = ({ book, connector, source }: PollContext, { record }: ParsedRecord): boolean => {
  const reason = connector.withholds?.(record, source);
  if (reason !== undefined) book.withheld(reason);
  return reason !== undefined;
};

/** Places a record whose key is certain, drops one that tells what another told, and leaves all others for the end of the list. */
const readParsed = async (
  context: PollContext,
  outcome: BatchOutcome,
  parsed: ParsedRecord,
  entry: SnapshotEntry | undefined,
): Promise<void> => {
  const { published: key } = parsed;
  const place = async (placed: Placed): Promise<void> => {
    if (meet(context, key)) await placeRecord(context, outcome, parsed, placed);
    else countDuplicate(context, key);
  };
  if (entry === undefined && !context.seen.has(key)) return place({ key, entry });
  const isSame = entry?.contentHash === parsed.contentHash && entry.mappingVersion === context.mappingVersion;
  if (entry?.state === 'live' && isSame) return place({ key, entry });
  const mapped = mapParsed(context, parsed, key);
  if (mapped === undefined) return;
  if (entry?.state === 'live' && agree(entry.identities, mapped.identities)) return place({ key, entry, mapped });
  // What left comes back as itself; another dataset under its key may be one that moved there.
  const isBack =
    entry?.state === 'removed' && entry.successor === undefined && isSameText(entry.identities, mapped.identities);
  if (isBack && !context.seen.has(key)) return place({ key, entry, mapped });
  context.unsettled.add(parsed, mapped.identities);
};

/** Notes the key as met; false where it was met before. Throws `paging.too-many-records`. */
export const meet = ({ seen, maxRecords }: PollContext, key: RecordKey): boolean => {
  if (seen.size >= maxRecords && !seen.has(key))
    throw new MoissonError('paging.too-many-records', { limit: maxRecords });
  return seen.add(key);
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
