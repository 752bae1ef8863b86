import type { RemovalPolicy } from '@moisson/contracts';
import type { RecordAnswer } from '../ports/connector.ts';
import type { Absence, SnapshotEntry } from './snapshot.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The absence after the source was asked. What proves nothing leaves the evidence as it stands. `now` is ISO 8601. */
export const withAnswer = (absence: Absence, answer: RecordAnswer, now: string): Absence => {
  const { held: _, reason: __, ...free } = absence;
  // What is here needs no decision.
  const asked = { ...(answer === 'here' ? free : absence), asked: now };
  if (answer === 'unknown') return asked;
  const { evidence } = absence;
  const since = evidence?.answer === answer && evidence.since <= now ? evidence.since : now;
  return { ...asked, evidence: { answer, since, at: now } };
};

/** How long an answer that a record is here is believed, and not asked for again. */
const believedMs = ({ graceHours }: RemovalPolicy): number => Math.max(graceHours * HOUR_MS, DAY_MS);

const ageOf = (instant: string, now: string): number => Date.parse(now) - Date.parse(instant);

/** Whether the source still serves a record that its list leaves out, as far as it last said. */
export const isServed = ({ absence }: Pick<SnapshotEntry, 'absence'>): boolean => absence?.evidence?.answer === 'here';

/** Whether a record that is still served is to be asked for again. */
export const isDueAgain = ({ evidence }: Absence, policy: RemovalPolicy, now: string): boolean =>
  evidence === undefined || !isWithin(ageOf(evidence.at, now), believedMs(policy));

/** Whether an answer that a record is here is too old to say anything, because the source answers no more. */
export const isForgotten = ({ evidence }: Absence, policy: RemovalPolicy, now: string): boolean =>
  evidence === undefined || !isWithin(ageOf(evidence.at, now), 3 * believedMs(policy));

/** An instant of the future was noted by a clock that was set back since. */
const isWithin = (age: number, limit: number): boolean => age >= 0 && age < limit;

/** Whether the source has said for as long as its patience that a record is gone. */
export const hasStood = ({ evidence }: Absence, { patienceDays }: RemovalPolicy, now: string): boolean =>
  evidence?.answer === 'gone' && patienceDays > 0 && ageOf(evidence.since, now) >= patienceDays * DAY_MS;

/** Whether a record was absent in two complete runs and for its whole grace. */
export const hasWaited = ({ runs, since }: Absence, { graceHours }: RemovalPolicy, now: string): boolean =>
  runs >= 2 && ageOf(since, now) >= graceHours * HOUR_MS;

/** How many times its grace a record waits for an answer that proves something, within the source's patience. */
const WAITS = 10;

/**
 * Whether a record may leave although the source, asked for it, gave no answer that proves anything: only once it has been absent ten
 * times its grace, or as long as the source's patience.
 */
export const isMissingForLong = ({ since }: Absence, policy: RemovalPolicy, now: string): boolean => {
  const grace = policy.graceHours * HOUR_MS;
  return ageOf(since, now) >= Math.max(grace, Math.min(WAITS * grace, policy.patienceDays * DAY_MS));
};

/**
 * The entries in the order in which the source is asked for them: those never asked for first, then those that were asked for the
 * longest time ago; among equals the longest absent.
 */
export const inOrderOfQuestions = <T extends { readonly absence: Absence }>(entries: readonly T[]): T[] => {
  const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
  return [...entries].sort(
    (a, b) => compare(a.absence.asked ?? '', b.absence.asked ?? '') || compare(a.absence.since, b.absence.since),
  );
};
