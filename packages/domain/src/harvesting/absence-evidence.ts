import type { RemovalPolicy } from '@moisson/contracts';
import type { RecordAnswer } from '../ports/connector.ts';
import type { Absence, SnapshotEntry } from './snapshot.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Returns the absence updated with the source's answer. An `unknown` answer keeps the previous evidence. `now` is ISO
 * 8601.
 */
export const withAnswer = (absence: Absence, answer: RecordAnswer, now: string): Absence => {
  const { held: _, reason: __, ...free } = absence;
  // A record that the source serves needs no decision: drop the hold.
  const asked = { ...(answer === 'here' ? free : absence), asked: now };
  if (answer === 'unknown') return asked;
  const { evidence } = absence;
  const since = evidence?.answer === answer && evidence.since <= now ? evidence.since : now;
  return { ...asked, evidence: { answer, since, at: now } };
};

/** How long, in milliseconds, the answer `here` is trusted before the source is asked again. */
const believedMs = ({ graceHours }: RemovalPolicy): number => Math.max(graceHours * HOUR_MS, DAY_MS);

const ageOf = (instant: string, now: string): number => Date.parse(now) - Date.parse(instant);

/** Returns whether the source still serves a record that its list omits, according to its last answer. */
export const isServed = ({ absence }: Pick<SnapshotEntry, 'absence'>): boolean => absence?.evidence?.answer === 'here';

/** Returns whether the source should be asked again for a record that it still served. */
export const isDueAgain = ({ evidence }: Absence, policy: RemovalPolicy, now: string): boolean =>
  evidence === undefined || !isWithin(ageOf(evidence.at, now), believedMs(policy));

/** Returns whether the last answer `here` is too old to count. This happens when the source no longer answers. */
export const isForgotten = ({ evidence }: Absence, policy: RemovalPolicy, now: string): boolean =>
  evidence === undefined || !isWithin(ageOf(evidence.at, now), 3 * believedMs(policy));

/** A negative age means that a clock which was later set back wrote the instant: treat it as expired. */
const isWithin = (age: number, limit: number): boolean => age >= 0 && age < limit;

/** Returns whether the source has reported the record as gone for the whole patience of its policy. */
export const hasStood = ({ evidence }: Absence, { patienceDays }: RemovalPolicy, now: string): boolean =>
  evidence?.answer === 'gone' && patienceDays > 0 && ageOf(evidence.since, now) >= patienceDays * DAY_MS;

/** Returns whether a record was absent from at least two complete runs and for its whole grace period. */
export const hasWaited = ({ runs, since }: Absence, { graceHours }: RemovalPolicy, now: string): boolean =>
  runs >= 2 && ageOf(since, now) >= graceHours * HOUR_MS;

/** Without a useful answer, a record waits this many grace periods, but not longer than the policy's patience. */
const WAITS = 10;

/**
 * Returns whether a record may be removed although the source's answers proved nothing: it must be absent for ten grace
 * periods, or for the whole patience if that is shorter.
 */
export const isMissingForLong = ({ since }: Absence, policy: RemovalPolicy, now: string): boolean => {
  const grace = policy.graceHours * HOUR_MS;
  return ageOf(since, now) >= Math.max(grace, Math.min(WAITS * grace, policy.patienceDays * DAY_MS));
};

/**
 * Returns the entries in the order in which to ask the source for them: never asked first, then the least recently
 * asked; among equals the longest absent first.
 */
export const inOrderOfQuestions = <T extends { readonly absence: Absence }>(entries: readonly T[]): T[] => {
  const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
  return [...entries].sort(
    (a, b) => compare(a.absence.asked ?? '', b.absence.asked ?? '') || compare(a.absence.since, b.absence.since),
  );
};
