import { inBoth, messageOf, said, type Bilingual } from '@moisson/kernel';
import { createHash } from 'node:crypto';
import { Cron } from 'croner';
import { validateDetailed } from 'node-cron';

/** Four polls a day at a minute of the source's own, so that sources do not all start together. */
export const defaultSchedule = (sourceId: string): string =>
  `${createHash('sha256').update(sourceId).digest().readUInt16BE(0) % 60} */6 * * *`;

/** What is wrong with a cron expression (five fields, UTC), or nothing. */
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
    // node-cron names the field.
    const [fault] = validateDetailed(schedule).errors;
    if (fault === undefined) return inBoth(messageOf(error));
    const told = `${fault.field} ${fault.value ?? ''}`;
    return said(`${told} n’est pas possible`, `${told} is not possible`);
  }
};

/** The first instant after `from` at which the schedule comes due. Throws on an expression that never does. */
export const nextDue = (schedule: string, from: Date): Date => {
  const next = new Cron(schedule, { paused: true, timezone: 'UTC' }).nextRun(from);
  if (next === null) throw new RangeError(`the schedule "${schedule}" never comes due`);
  return next;
};
