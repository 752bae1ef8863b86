import { type RemovalHold } from '@moisson/contracts';
import { problem } from '@moisson/kernel';
import { isRegistered, snapshotPages, type SnapshotEntry, type Store } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';
import type { RecordChange } from '../publish/record-change.ts';
import { mapParsed, parseRecord } from '../read/parse-record.ts';
import { upsertOf } from '../read/plan-record.ts';

const PAGE = 500;
/** Entries read together to restore records: their raw records are in memory together, up to 4 MiB each. */
const RESTORED = 20;

type DecisionStore = Pick<Store, 'holds' | 'payloads'>;
type DecisionContext = Omit<RunContext, 'reached'>;

/**
 * Carries out operators' decisions since the last run, except removals: publishes the records whose removal was undone, and deletes the
 * payloads of removals that can no longer be undone. Returns how many records are live again.
 */
export const settleDecisions = async (context: DecisionContext, store: DecisionStore): Promise<number> => {
  const { source, claim, book, connector, sink } = context;
  for (const hold of await store.holds.undoable(source.id))
    if (hold.undoUntil! < claim.claimedAt) await forget(context, store, hold);
  const pending = await store.holds.pending(source.id);
  if (pending?.restoring !== true || source.state === 'retired' || !isRegistered(connector)) return 0;
  let restored = 0;
  for await (const entries of removedEntries(context, RESTORED, ({ absence }) => absence?.restore === true)) {
    const changes = (await Promise.all(entries.map((entry) => restoredOf(context, entry)))).filter(
      (change) => change !== undefined,
    );
    await sink.publish(changes);
    restored += changes.length;
  }
  if (restored > 0) book.note(problem('removal.undone', { count: restored }));
  const { restoring: _, ...settled } = pending;
  await sink.hold(settled);
  return restored;
};

/** Returns the record as it was before its removal, waiting for a decision again; undefined if its payload has been deleted. */
const restoredOf = async (context: DecisionContext, entry: SnapshotEntry): Promise<RecordChange | undefined> => {
  const { recordKey, rawHash } = entry;
  const payload = await context.store.payloads.get(context.source.id, recordKey);
  const parsed = payload && parseRecord(context, { slice: payload.body, hash: rawHash });
  const mapped = parsed && mapParsed(context, parsed, recordKey);
  const change = mapped && upsertOf(context, parsed, mapped, { key: recordKey, entry }, 'created');
  if (change === undefined) return undefined;
  const { restore: _, ...absence } = entry.absence!;
  return { ...change, entry: { ...change.entry, absence } };
};

/** The removals of a hold are final: deletes their payloads. */
const forget = async (context: DecisionContext, store: DecisionStore, hold: RemovalHold): Promise<void> => {
  const { source, sink, claim } = context;
  for await (const entries of removedEntries(context, PAGE, ({ absence }) => absence?.hold === hold.id)) {
    await store.payloads.remove(
      source.id,
      entries.map(({ recordKey }) => recordKey),
    );
    await sink.commit(entries.map(({ absence: _, ...entry }) => ({ ...entry, run: claim.run })));
  }
  const { undoUntil: _, ...final } = hold;
  await sink.hold(final);
};

const removedEntries = (
  { store, source }: DecisionContext,
  size: number,
  isWanted: (entry: SnapshotEntry) => boolean,
): AsyncGenerator<readonly SnapshotEntry[]> =>
  snapshotPages(store.snapshots, source.id, size, (entry) => entry.state === 'removed' && isWanted(entry));
