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

/** Returns the first instant after `from` that matches the schedule. Throws if there is none. */
export const nextDue = (schedule: string, from: Date): Date => {
  const next = new Cron(schedule, { paused: true, timezone: 'UTC' }).nextRun(from);
  if (next === null) throw new RangeError(`the schedule "${schedule}" never comes due`);
  return next;
};
