import { publishedKeyOf, rawHash, snapshotPages, type SnapshotEntry } from '@moisson/domain';
import { problem } from '@moisson/kernel';
import { judgeRun } from '../judge/judge-run.ts';
import { BatchPlan } from '../read/batch-plan.ts';
import { parseRecord } from '../read/parse-record.ts';
import { planRecord } from '../read/plan-record.ts';
import type { ReadResult } from '../read/read-list.ts';
import type { RunContext } from '../run/run-context.ts';

/** Entries that are looked up together. */
const PAGE = 200;
/** Raw bytes whose changes are published together: parsed, they take many times that. */
const PORTION_BYTES = 1024 * 1024;

/**
 * Maps the stored records of a source again, by its present rules, and publishes what that changes; asks the source for nothing. Plan, quota,
 * books and judgement are those of a reading. It says nothing of what the source has now: an absence stays, and the source is not fresher.
 */
export const remapRecords = async (context: RunContext): Promise<ReadResult> => {
  const { book, source, signal, store } = context;
  const shared = await sharedKeys(context);
  let plan = new BatchPlan();
  let [bytes, left, lacking] = [0, 0, 0];
  const carryOut = async (): Promise<void> => {
    await plan.carryOut(context.sink);
    [plan, bytes] = [new BatchPlan(), 0];
  };
  await context.quota.measure();
  for await (const page of snapshotPages(store.snapshots, source.id, PAGE, ({ state }) => state === 'live')) {
    for (const entry of page) {
      if (signal.aborted) return interrupted(context);
      const way = await remapOne(context, plan, entry, shared);
      if (way === 'left') left += 1;
      else if (way === 'lacking') lacking += 1;
      else bytes += way;
      if (bytes > PORTION_BYTES) await carryOut();
    }
    await carryOut();
  }
  if (left > 0) book.note(problem('record.remapped-later', { count: left }));
  if (lacking > 0) book.note(problem('record.original-missing', { count: lacking }));
  const { verdict } = await judgeRun(context, 'changes');
  const read = {
    reading: 'stored',
    evidence: [{ kind: 'end-signal', holds: true, detail: 'stored records' }],
  } as const;
  if (verdict === 'departs') return { ...read, complete: true, departed: true };
  return verdict === 'judged' ? { ...read, complete: false, interrupted: true } : { ...read, complete: true };
};

/** We stop: what is published stays so, and the next reading maps the rest. */
const interrupted = ({ book }: RunContext): ReadResult => {
  book.note(problem('fetch.aborted'));
  return {
    complete: false,
    interrupted: true,
    reading: 'stored',
    evidence: [{ kind: 'end-signal', holds: false, detail: 'interrupted' }],
  };
};

/**
 * Plans one record. Returns its bytes; `lacking` if its original is not stored; `left` if its key was decided among several records, which
 * only a reading of the list can do.
 */
const remapOne = async (
  context: RunContext,
  plan: BatchPlan,
  entry: SnapshotEntry,
  shared: ReadonlySet<string>,
): Promise<number | 'left' | 'lacking'> => {
  const { announced, book, mappingVersion, parsing, source, store } = context;
  const { recordKey } = entry;
  const asItIs = <Way>(way: Way): Way => {
    book.saw('unchanged');
    return way;
  };
  if (entry.mappingVersion === mappingVersion && !announced.has(recordKey)) return asItIs(0);
  if (shared.has(publishedKeyOf(recordKey))) return asItIs('left');
  const payload = await store.payloads.get(source.id, recordKey);
  if (payload === undefined) return asItIs('lacking');
  return parsing.run(async () => {
    // The bytes that the source sent: a record whose credentials were removed is stored in others.
    const parsed = parseRecord(context, { slice: payload.body, hash: entry.rawHash });
    if (parsed === undefined) return 0;
    if (parsed.published !== recordKey) return asItIs('left');
    const scrubbed = parsed.scrubbed || rawHash(payload.body) !== entry.rawHash;
    planRecord(context, plan, { ...parsed, scrubbed }, { key: recordKey, entry, isStored: true });
    return payload.body.length;
  });
};

/** Returns the published keys that several records share: their findings and links are decided with the whole list. */
const sharedKeys = async ({ source, store }: RunContext): Promise<ReadonlySet<string>> => {
  const shared = new Set<string>();
  const isDecided = ({ recordKey }: SnapshotEntry): boolean => publishedKeyOf(recordKey) !== recordKey;
  for await (const page of snapshotPages(store.snapshots, source.id, 1000, isDecided))
    for (const { recordKey } of page) shared.add(publishedKeyOf(recordKey));
  return shared;
};
