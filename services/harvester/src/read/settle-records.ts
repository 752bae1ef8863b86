import { type Finding, type RecordKey } from '@moisson/contracts';
import { problem } from '@moisson/kernel';
import {
  discriminatedKeys,
  identityOf,
  settleKeys,
  type Renaming,
  type SettledKey,
  type SnapshotEntry,
} from '@moisson/domain';
import { liveEntries } from '../conclude/live-entries.ts';
import type { RunContext } from '../run/run-context.ts';
import { publishRenamings } from '../publish/publish-renamings.ts';
import { BatchPlan } from './batch-plan.ts';
import { parseRecord } from './parse-record.ts';
import { meet } from './plan-batch.ts';
import { planRecord } from './plan-record.ts';
import type { UnsettledRecord } from './unsettled-records.ts';

/** Records that are looked up and published together. */
const BATCH = 500;

/**
 * Assigns a key to each record that was put aside, and publishes it. `whole`: the list was read to its end, so a dataset is known not to be
 * elsewhere in it; only then is a dataset followed to another key.
 */
export const settleRecords = async (context: RunContext, whole: boolean): Promise<void> => {
  const records = context.unsettled.take();
  if (records.length === 0) return;
  await context.quota.measure();
  const entries = await entriesOf(context, records);
  const titled = await entriesTitled(context, records, entries);
  const settled = settleKeys(records, {
    entryOf: (key) => entries.get(key),
    isMet: (key) => context.seen.has(key),
    titled: (title) => titled.get(title) ?? [],
    whole,
  });
  const renamings: Renaming[] = [];
  for (let at = 0; at < records.length; at += BATCH) {
    const plan = new BatchPlan();
    for (let one = at; one < Math.min(at + BATCH, records.length); one += 1)
      place(context, plan, records[one]!, settled[one]!, entries);
    await plan.carryOut(context.sink);
  }
  for (const { key, continues } of settled) if (continues !== undefined) renamings.push({ from: continues, to: key });
  const owners = new Map([...titled.values()].flat().map((entry) => [entry.recordKey, entry]));
  // Their links lead to the record that has their key now, which is another dataset.
  const unlinked = new Map([...owners].map(([key, entry]) => [key, { ...entry, links: [] }]));
  await publishRenamings(context, renamings, unlinked);
  note(context, settled, renamings, owners);
  context.book.followed(new Set(renamings.map(({ to }) => to)));
};

const place = (
  context: RunContext,
  plan: BatchPlan,
  record: UnsettledRecord,
  { key, duplicate, undecided, shared }: SettledKey,
  entries: ReadonlyMap<string, SnapshotEntry>,
): void => {
  if (duplicate === true || !meet(context, key)) {
    context.book.duplicate(key);
    return;
  }
  if (undecided === true) {
    context.book.matched += 1;
    context.book.saw('unchanged');
    return;
  }
  const parsed = parseRecord(context, record);
  if (parsed === undefined) return;
  const findings: Finding[] = [
    { code: 'record.identifier-shared', severity: 'warning', field: 'identifier', seen: record.published },
  ];
  planRecord(context, plan, parsed, {
    key,
    entry: entries.get(key),
    // Links to the record that has the published key itself must not lead to this one too.
    ...(key === record.published ? {} : { withoutLinks: entries.get(record.published)?.links ?? [] }),
    ...(shared === true ? { findings } : {}),
  });
};

/** Maximum of successive renamings of one dataset that are followed. */
const MAX_SUCCESSORS = 10;

/** Returns the snapshot's entries of all keys that the records may get, and of those under which their datasets continued. */
const entriesOf = async (
  { store, source }: RunContext,
  records: readonly UnsettledRecord[],
): Promise<Map<string, SnapshotEntry>> => {
  const keys = new Set(
    records.flatMap(({ published, identities }) => [published, ...discriminatedKeys(published, identities)]),
  );
  const entries = new Map<string, SnapshotEntry>();
  let wanted = [...keys];
  for (let hops = 0; wanted.length > 0 && hops <= MAX_SUCCESSORS; hops += 1) {
    const found: SnapshotEntry[] = [];
    for (let at = 0; at < wanted.length; at += BATCH)
      found.push(...(await store.snapshots.byKey(source.id, wanted.slice(at, at + BATCH))).values());
    for (const entry of found) entries.set(entry.recordKey, entry);
    wanted = [...new Set(found.flatMap(({ successor }) => successor ?? []))].filter((key) => !entries.has(key));
  }
  return entries;
};

/** Returns live entries by the titles of records whose key had another title; reads nothing if there are none. */
const entriesTitled = async (
  { store, source }: RunContext,
  records: readonly UnsettledRecord[],
  entries: ReadonlyMap<string, SnapshotEntry>,
): Promise<Map<string, SnapshotEntry[]>> => {
  const titles = new Set<string>();
  for (const { published, identities } of records) {
    const title = identityOf(identities, 'title');
    const isOthers = [published, ...discriminatedKeys(published, identities)].some((key) => {
      const entry = entries.get(key);
      return entry !== undefined && identityOf(entry.identities, 'title') !== title;
    });
    if (title !== undefined && isOthers) titles.add(title);
  }
  const titled = new Map<string, SnapshotEntry[]>();
  if (titles.size === 0) return titled;
  for await (const entry of liveEntries(store, source.id)) {
    const title = identityOf(entry.identities, 'title');
    if (title !== undefined && titles.has(title)) titled.set(title, [...(titled.get(title) ?? []), entry]);
  }
  return titled;
};

const EXAMPLES = 5;

const note = (
  { book }: RunContext,
  settled: readonly SettledKey[],
  renamings: readonly Renaming[],
  owners: ReadonlyMap<RecordKey, SnapshotEntry>,
): void => {
  const shared = settled.filter((one) => one.shared === true).map(({ key }) => key);
  if (shared.length > 0)
    book.note(
      problem('record.identifier-shared', { count: shared.length, examples: shared.slice(0, EXAMPLES).join(', ') }),
    );
  const undecided = settled.filter((one) => one.undecided === true).map(({ key }) => key);
  if (undecided.length > 0)
    book.note(
      problem('record.key-undecided', { count: undecided.length, examples: undecided.slice(0, EXAMPLES).join(', ') }),
    );
  if (renamings.length === 0) return;
  const pairs = renamings
    .slice(0, EXAMPLES)
    .map(({ from, to }) => `${owners.get(from)?.label ?? from}: ${from} → ${to}`);
  book.note(problem('record.key-permuted', { count: renamings.length, examples: pairs.join('; ') }));
};
