import type { AlertSeverity, FeedSpell } from '@moisson/contracts';

const HOUR_MS = 3_600_000;
/** States in which nobody could expect the feed to be fresh. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['paused', 'never-read', 'unwatched']);

interface BurnRule {
  readonly severity: AlertSeverity;
  readonly rate: number;
  readonly longHours: number;
  readonly shortHours: number;
}

/**
 * Google SRE Workbook, chapter 5, “Multiwindow, Multi-Burn-Rate Alerts”: the rate over a long window says that it matters, the one over a
 * short window that it still goes on. Over 30 days, half of the budget is gone in a day at a rate of 15, a tenth in three days at 1. Feeds are
 * read every few hours: the Workbook’s windows of an hour would alarm for one late run.
 */
export const burnRules: readonly BurnRule[] = [
  { severity: 'critical', rate: 15, longHours: 24, shortHours: 2 },
  { severity: 'warning', rate: 1, longHours: 72, shortHours: 6 },
];

/** The longest time that the rules look back at. Milliseconds. */
export const BURN_WINDOW_MS = Math.max(...burnRules.map(({ longHours }) => longHours)) * HOUR_MS;

/**
 * Returns how fast the feed uses up what its objective leaves: 1 uses up exactly all of it. 0 where it was not watched. `spells`: of one feed.
 * `objective`: the share of the time in which it is meant to be fresh, less than 1.
 */
export const burnRate = (spells: readonly FeedSpell[], objective: number, hours: number, now: Date): number => {
  const from = now.getTime() - hours * HOUR_MS;
  let [bad, all] = [0, 0];
  for (const { state, since, until } of spells) {
    if (NOT_COUNTED.has(state)) continue;
    const end = Math.min(until === undefined ? now.getTime() : Date.parse(until), now.getTime());
    const spent = end - Math.max(Date.parse(since), from);
    if (spent <= 0) continue;
    all += spent;
    if (state !== 'fresh') bad += spent;
  }
  // The time that was not watched counts as fresh: an hour of knowledge says nothing about three days.
  return all === 0 ? 0 : bad / (hours * HOUR_MS) / (1 - objective);
};

/** Returns how bad it is; undefined while the objective can be met. */
export const burning = (spells: readonly FeedSpell[], objective: number, now: Date): AlertSeverity | undefined =>
  burnRules.find(({ rate, longHours, shortHours }) =>
    [longHours, shortHours].every((hours) => burnRate(spells, objective, hours, now) >= rate),
  )?.severity;
