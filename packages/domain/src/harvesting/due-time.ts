import { inBoth, messageOf, said, type Bilingual } from '@moisson/kernel';
import { createHash } from 'node:crypto';
import { Cron } from 'croner';
import { validateDetailed } from 'node-cron';

/**
 * Returns the default schedule: four polls a day, at a minute derived from the source's id, so that not all sources
 * start together.
 */
export const defaultSchedule = (sourceId: string): string =>
  `${createHash('sha256').update(sourceId).digest().readUInt16BE(0) % 60} */6 * * *`;

/** Returns what is wrong with a cron expression (five fields, UTC), or undefined. */
export const scheduleFault = (schedule: string): Bilingual | undefined => {
  if (schedule.trim().split(/\s+/).length !== 5)
    return said(
      'cinq champs sont attendus : minute heure jour mois jour-de-semaine',
      'expected five fields: minute hour day month weekday',
    );
  try {
    return new Cron(schedule, { paused: true, timezone: 'UTC' }).nextRun()
      ? undefined
      : said('n’arrive jamais à échéance', 'never comes due');
  } catch (error) {
    // node-cron's own validator also names the field.
    const [fault] = validateDetailed(schedule).errors;
    if (fault === undefined) return inBoth(messageOf(error));
    const told = `${fault.field} ${fault.value ?? ''}`;
    return said(`${told} n’est pas possible`, `${told} is not possible`);
  }
};

/** Returns the first instant after `from` that matches the schedule in this time zone. Throws if there is none. */
export const nextDue = (schedule: string, from: Date, timezone = 'UTC'): Date => {
  const next = new Cron(schedule, { paused: true, timezone }).nextRun(from);
  if (next === null) throw new RangeError(`the schedule "${schedule}" never comes due`);
  return next;
};

/** Returns the last instant up to `now` that matches the schedule in this time zone; undefined if there is none. */
export const lastDue = (schedule: string, timezone: string, now: Date): Date | undefined => {
  const cron = new Cron(schedule, { paused: true, timezone });
  // It returns what is before its argument, and an instant of this very second is due.
  return cron.previousRuns(1, new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000))[0];
};

/** Largest delay of a poll after its schedule, in milliseconds: half of the least slack of freshness. */
const MAX_JITTER_MS = 5 * 60_000;
/** The delay is at most this share of the time until the schedule comes due again. */
const JITTER_SHARE = 0.1;

/**
 * Returns the first instant after `from` at which a source is polled: its schedule, and a delay of its own. Sources with
 * the same schedule would otherwise all start in the same second. The delay follows from the source's id, so it is the
 * same at each poll and in every process: 5 minutes or a tenth of the interval at most. Throws if the schedule never
 * comes due.
 */
export const nextPoll = ({ id, schedule }: { readonly id: string; readonly schedule: string }, from: Date): Date => {
  // A schedule that came due before may still have its delayed poll after `from`.
  let due = nextDue(schedule, new Date(from.getTime() - MAX_JITTER_MS));
  for (;;) {
    const following = nextDue(schedule, due);
    const most = Math.min(MAX_JITTER_MS, JITTER_SHARE * (following.getTime() - due.getTime()));
    const poll = due.getTime() + Math.floor(most * fractionOf(id));
    if (poll > from.getTime()) return new Date(poll);
    due = following;
  }
};

/** Returns a number in [0, 1) that depends on the id alone. */
const fractionOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(4) / 2 ** 32;
