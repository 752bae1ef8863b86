import { sameBytesSuffice } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';
import { BatchPlan } from './batch-plan.ts';
import type { HashedBatch } from './hashed-batches.ts';
import { parseRecord, type ParsedRecord } from './parse-record.ts';
import { meet, planBatch } from './plan-batch.ts';
import type { RawRecord } from './raw-record.ts';

/** Raw bytes that are parsed together. */
const PORTION_BYTES = 1024 * 1024;

/** Reads one batch of raw records: records with known bytes are only counted; the others are parsed, planned and published. */
export const readBatch = async (context: RunContext, batch: HashedBatch): Promise<void> => {
  context.quota.countItems(batch.slices.length);
  context.book.foundDeleted(batch.deleted);
  const unknown = unknownOf(context, batch);
  if (unknown.length === 0) return;
  await context.quota.measure();
  const plan = new BatchPlan();
  for (const portion of portionsOf(unknown)) await context.parsing.run(() => planPortion(context, plan, portion));
  await plan.carryOut(context.sink);
};

/** Returns the records that must be parsed, because their bytes are new; counts the others as unchanged. */
const unknownOf = (context: RunContext, { slices, hashes, known }: HashedBatch): readonly RawRecord[] => {
  const { book, announced, mappingVersion, baselineChanged, needsTraits } = context;
  const parsesAll = baselineChanged || needsTraits;
  const unknown: RawRecord[] = [];
  slices.forEach((slice, at) => {
    const hash = hashes[at]!;
    const same = known.get(hash);
    if (same === undefined || parsesAll || !sameBytesSuffice(same, mappingVersion, announced.has(same.recordKey)))
      unknown.push({ slice, hash });
    else if (meet(context, same.recordKey)) {
      book.saw('unchanged');
      book.matched += 1;
    } else book.duplicate(same.recordKey);
  });
  return unknown;
};

const planPortion = async (context: RunContext, plan: BatchPlan, portion: readonly RawRecord[]): Promise<void> => {
  const parsed: ParsedRecord[] = [];
  for (const raw of portion) {
    const record = parseRecord(context, raw);
    if (record === undefined) context.book.keyless += 1;
    else if (!isWithheld(context, record)) parsed.push(record);
  }
  if (parsed.length === 0) return;
  const entries = await context.store.snapshots.byKey(
    context.source.id,
    parsed.map(({ published }) => published),
  );
  await planBatch(context, plan, parsed, entries);
};

const isWithheld = ({ book, connector, source }: RunContext, { record }: ParsedRecord): boolean => {
  const reason = connector.withholds?.(record, source);
  if (reason !== undefined) book.withhold(reason);
  return reason !== undefined;
};

/** Splits raw records into portions to parse together: parsed, they take many times their bytes. */
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
