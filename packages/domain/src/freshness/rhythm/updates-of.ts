import { gapsOf, median } from './statistics.ts';

/** One update: one or more changes that belong together. Instants in days of a calendar. */
export interface Update {
  readonly first: number;
  readonly last: number;
}

const HOUR = 1 / 24;
/** Gaps of two kinds differ by this factor at least. */
const JUMP = 3;
/** A burst is short beside the quiet time after it: at most this share. */
const MAX_BURST_SHARE = 1 / 3;
/** Quiet times between bursts that must have been seen before bursts are told from a rhythm. */
const MIN_QUIET_TIMES = 3;
/** Bursts of bursts: an edit takes minutes, a correction of it hours, a release days. */
const MAX_ROUNDS = 6;

/**
 * Joins changes that belong to one update: those within an hour, then those that a gap in the lengths of the gaps separates from the usual
 * quiet times (the histogram of the logarithms of gaps, as neurophysiologists find bursts of spikes: Pasquale, Martinoia and Chiappalone,
 * "A self-adapting approach for the detection of bursts", J. Comput. Neurosci. 29, 2010). Twenty edits in an hour are one update, and so are
 * three days of work on a monthly release; the days of a winter are not, because they are not short beside the summer. `changes`: ascending.
 */
export const updatesOf = (changes: readonly number[]): readonly Update[] => {
  let updates: readonly Update[] = withinAnHour(changes);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const joined = joinBursts(updates);
    if (joined === updates) break;
    updates = joined;
  }
  return updates;
};

/** An hour from the first change, not from the one before: a dataset that changes each half hour is not one endless update. */
const withinAnHour = (changes: readonly number[]): Update[] => {
  const updates: { first: number; last: number }[] = [];
  for (const at of changes) {
    const current = updates.at(-1);
    if (current !== undefined && at - current.first < HOUR) current.last = at;
    else updates.push({ first: at, last: at });
  }
  return updates;
};

/** Returns the same list if there are no bursts in it. */
const joinBursts = (updates: readonly Update[]): readonly Update[] => {
  const gaps = gapsOf(updates.map(({ first }) => first));
  const cut = cutOf(gaps);
  if (cut === undefined) return updates;
  const bursts: Update[] = [];
  updates.forEach((update, at) => {
    const current = bursts.at(-1);
    if (current !== undefined && gaps[at - 1]! <= cut)
      bursts[bursts.length - 1] = { first: current.first, last: update.last };
    else bursts.push(update);
  });
  const quiet = median(gaps.filter((gap) => gap > cut));
  return bursts.every(({ first, last }) => last - first <= quiet * MAX_BURST_SHARE) ? bursts : updates;
};

/** Returns the longest gap within bursts: the one below the widest jump. Undefined if there is no such jump. */
const cutOf = (gaps: readonly number[]): number | undefined => {
  const sorted = [...gaps].sort((a, b) => a - b);
  let [cut, widest]: [number | undefined, number] = [undefined, JUMP];
  for (let at = 0; at < sorted.length - MIN_QUIET_TIMES; at += 1) {
    const jump = sorted[at + 1]! / Math.max(sorted[at]!, Number.EPSILON);
    if (jump >= widest) [cut, widest] = [sorted[at], jump];
  }
  return cut;
};
