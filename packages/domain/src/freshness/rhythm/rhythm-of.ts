import { gapsOf, leastShare, median } from './statistics.ts';
import { updatesOf, type Update } from './updates-of.ts';

/** How often something changes, in days of a calendar. */
export interface RhythmOfUpdates {
  readonly updates: readonly Update[];
  /** The usual time from one update to the next. */
  readonly period: number;
  /** The shortest and longest of the usual gaps: the next one lies between them with probability (n - 1) / (n + 1). */
  readonly shortest: number;
  readonly longest: number;
  /** The least share of gaps that are usual, with 95 % confidence: 0 to 1. */
  readonly certainty: number;
  /** The newest gaps, from which it was learnt. */
  readonly gaps: readonly number[];
}

/** Gaps that count: a rhythm that changed is learnt anew after a dozen updates. */
const NEWEST_GAPS = 24;
/** With fewer gaps there is no rhythm. */
const MIN_GAPS = 3;
/** Gaps that are usual, in periods. */
const [LEAST, MOST] = [0.6, 1.5];
/** A gap of so many periods is a quiet season or an outage: it says nothing of the rhythm between them, unless it is frequent. */
export const QUIET_PERIODS = 4;
/** Of ten gaps one may be quiet; else the updates are irregular. */
const MAX_QUIET_SHARE = 0.2;

/**
 * Returns the rhythm of changes (ascending, in days of a calendar); undefined with too few. The period is the median of the gaps, and not
 * their mean: half of the gaps may be wrong before it moves far (its breakdown point is 50 %: Huber, Robust Statistics, 1981), so that neither
 * an outage nor a summer does. The interval of the next gap is that of order statistics, which holds for gaps of any distribution (Wilks,
 * Ann. Math. Stat. 12, 1941).
 */
export const rhythmOf = (changes: readonly number[]): RhythmOfUpdates | undefined => {
  const updates = updatesOf(changes);
  const gaps = gapsOf(updates.map(({ first }) => first)).slice(-NEWEST_GAPS);
  if (gaps.length < MIN_GAPS) return undefined;
  const period = median(gaps);
  const active = gaps.filter((gap) => gap < QUIET_PERIODS * period);
  const counted = active.length >= (1 - MAX_QUIET_SHARE) * gaps.length ? active : gaps;
  const usual = counted.filter((gap) => gap >= LEAST * period && gap <= MOST * period);
  return {
    ...{ updates, period },
    ...{ shortest: Math.min(...usual, period), longest: Math.max(...usual, period) },
    certainty: leastShare(usual.length, counted.length),
    gaps,
  };
};

/** From this certainty on there is a rhythm: three gaps of three, or ten of fourteen. Of purely random gaps three in ten are usual. */
export const REGULAR = 0.5;
