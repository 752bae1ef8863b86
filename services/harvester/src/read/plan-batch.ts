import type { RecordKey } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { agree, isSameText, type SnapshotEntry } from '@moisson/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Planning } from '../run/run-context.ts';
import type { BatchPlan } from './batch-plan.ts';
import { mapParsed, type ParsedRecord } from './parse-record.ts';
import { planRecord, type Placed } from './plan-record.ts';

/** Milliseconds of mapping before other work of the process gets a turn: some hundred usual records, or one huge one. */
const TURN_MS = 10;

/**
 * Plans the changes that these records make. `entries`: the snapshot's entries of their keys. Removes records from the list one by one, so
 * that each parsed record can be collected as soon as its event is encoded. Reads and writes only the run's memory: a real run and a dry
 * run plan alike.
 */
export const planBatch = async (
  planning: Planning,
  plan: BatchPlan,
  parsed: ParsedRecord[],
  entries: ReadonlyMap<string, SnapshotEntry>,
): Promise<void> => {
  let turn = performance.now();
  for (let one = parsed.shift(); one !== undefined; one = parsed.shift()) {
    if (performance.now() - turn > TURN_MS) {
      await nextTurn();
      turn = performance.now();
    }
    planParsed(planning, plan, one, plan.entryOf(one.published) ?? entries.get(one.published));
  }
};

/** Plans a record whose key is certain, counts a duplicate, and puts all others aside for the end of the list. */
const planParsed = (
  planning: Planning,
  plan: BatchPlan,
  parsed: ParsedRecord,
  entry: SnapshotEntry | undefined,
): void => {
  const { published: key } = parsed;
  const place = (placed: Placed): void => {
    if (meet(planning, key)) planRecord(planning, plan, parsed, placed);
    else planning.book.duplicate(key);
  };
  if (entry === undefined && !planning.seen.has(key)) return place({ key, entry });
  const isSame = entry?.contentHash === parsed.contentHash && entry.mappingVersion === planning.mappingVersion;
  if (entry?.state === 'live' && isSame) return place({ key, entry });
  const mapped = mapParsed(planning, parsed, key);
  if (mapped === undefined) return;
  if (entry?.state === 'live' && agree(entry.identities, mapped.identities)) return place({ key, entry, mapped });
  // A removed record that returns is itself; another dataset under its key may have moved there.
  const isBack =
    entry?.state === 'removed' && entry.successor === undefined && isSameText(entry.identities, mapped.identities);
  if (isBack && !planning.seen.has(key)) return place({ key, entry, mapped });
  planning.unsettled.add(parsed, mapped.identities);
};

/** Adds a key to those seen; returns false if it was seen before. Throws `paging.too-many-records`. */
export const meet = ({ seen, maxRecords }: Pick<Planning, 'seen' | 'maxRecords'>, key: RecordKey): boolean => {
  if (seen.size >= maxRecords && !seen.has(key))
    throw new MoissonError('paging.too-many-records', { limit: maxRecords });
  return seen.add(key);
};
