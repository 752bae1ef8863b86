import type { SourceId } from '@moisson/contracts';
import { dateOf, dayBuckets, daysUntil, type Day, type StoredRun } from '@moisson/domain';
import { setImmediate as others } from 'node:timers/promises';
import type { MonitorStore } from '../monitor-store.ts';
import { readBack } from './read-back.ts';

/** Feeds whose buckets one look writes; after midnight all are due, and the others wait for the next looks. */
const MAX_FEEDS = 500;
/** Days before today that are made up for, as after a time in which no monitor ran. */
const MAX_DAYS = 92;

interface Written {
  readonly date: string;
  /** The newest run that was counted. */
  readonly run: number;
}

/** What one process knows of the buckets that it wrote. Bounded by the number of sources. */
export type WrittenBuckets = Map<SourceId, Written>;

/**
 * Writes the buckets of the feeds that had a run, or whose day ended, since they were last written. Each is computed anew from the runs and spells of its
 * day: replicas, restarts and replayed runs write the same ones. The bucket of today is as old as the last run.
 */
export const writeBuckets = async (
  store: MonitorStore,
  written: WrittenBuckets,
  {
    sourceIds,
    runs,
    now,
  }: {
    readonly sourceIds: readonly SourceId[];
    /** The newest run of each source. */
    readonly runs: readonly StoredRun[];
    readonly now: Date;
  },
): Promise<void> => {
  const today = dateOf(now);
  const newest = new Map(runs.map(({ sourceId, run }) => [sourceId, run]));
  const due = sourceIds.filter((id) => {
    const known = written.get(id);
    return known === undefined || known.date !== today || known.run !== (newest.get(id) ?? 0);
  });
  const days = due.length === 0 ? [] : daysUntil(now, MAX_DAYS + 1);
  for (const sourceId of due.slice(0, MAX_FEEDS)) {
    await writeOf(store, sourceId, written.get(sourceId), { days, now });
    written.set(sourceId, { date: today, run: newest.get(sourceId) ?? 0 });
    // SQLite answers without a pause: others of this process get their turn.
    await others();
  }
  const registered = new Set(sourceIds);
  for (const sourceId of written.keys()) if (!registered.has(sourceId)) written.delete(sourceId);
};

const writeOf = async (
  { feedHistory, runs }: MonitorStore,
  sourceId: SourceId,
  known: Written | undefined,
  { days, now }: { readonly days: readonly Day[]; readonly now: Date },
): Promise<void> => {
  const stored =
    known === undefined
      ? await feedHistory.buckets(
          sourceId,
          days.map(({ date }) => date),
        )
      : [];
  const last = known?.date ?? stored.at(-1)?.date;
  // Once more the day before: another process may have left out what ended just before midnight.
  const first = Math.max(0, days.findIndex(({ date }) => date === last) - 1);
  const since = days[first]!.start.toISOString();
  const [ofRuns, ofSpells] = [
    await readBack(
      (limit) => runs.list({ sourceId, limit }),
      ({ endedAt }) => endedAt,
      since,
    ),
    await readBack(
      (limit) => feedHistory.of(sourceId, limit),
      (spell) => spell.since,
      since,
    ),
  ];
  const start = [ofRuns.from, ofSpells.from, since].toSorted().at(-1)!;
  // A day of which not all can be read stays as it was written.
  const whole = days.slice(first).filter((day) => day.start.toISOString() >= start);
  const buckets = dayBuckets(sourceId, { spells: ofSpells.items, runs: ofRuns.items, days: whole, now });
  await feedHistory.putBuckets(
    buckets.filter(({ runs: ended, minutes }) => ended > 0 || Object.keys(minutes).length > 0),
  );
};
