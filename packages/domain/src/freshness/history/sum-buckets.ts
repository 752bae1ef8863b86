import type { SpellState } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import type { DayBucket } from './day-bucket.ts';
import { durationAt, sumDurations } from './durations.ts';
import { availability } from './feed-days.ts';

/** How feeds were in a period. */
export interface HistoryFigures {
  /** Minutes of all feeds together, in each state. */
  readonly minutes: Readonly<Partial<Record<SpellState, number>>>;
  /** From 0 to 1; absent if no feed was expected to be fresh. See `availability`. */
  readonly availability?: number;
  readonly runs: number;
  readonly completeRuns: number;
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  /** How long runs took; absent if none ended. See `DURATION_ERROR`. */
  readonly runSeconds?: { readonly p50: number; readonly p95: number; readonly p99: number };
}

/** Adds buckets up, of any feeds and days. */
export const sumBuckets = (buckets: readonly DayBucket[]): HistoryFigures => {
  const minutes: Partial<Record<SpellState, number>> = {};
  const total = { runs: 0, completeRuns: 0, created: 0, updated: 0, removed: 0 };
  for (const bucket of buckets) {
    for (const [state, spent] of Object.entries(bucket.minutes) as [SpellState, number][])
      minutes[state] = (minutes[state] ?? 0) + spent;
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += bucket[name];
  }
  const durations = sumDurations(buckets.map((bucket) => bucket.durations));
  const seconds = (share: number): number => Math.round(durationAt(durations, share)!) / 1000;
  return {
    minutes,
    ...defined({ availability: availability([{ minutes }]) }),
    ...total,
    ...(durations.length === 0 ? {} : { runSeconds: { p50: seconds(0.5), p95: seconds(0.95), p99: seconds(0.99) } }),
  };
};
