import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { frozenContent, rhythmAfter, workingDays, type CalendarName, type ContentRhythm } from '@moisson/domain';
import { seeded } from '../support/seeded.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const [BEGINNING, JUDGED_FROM, END] = ['2024-01-01', '2025-01-01', '2026-07-01'].map((day) =>
  Date.parse(`${day}T05:00Z`),
) as [number, number, number];
const FEEDS = 350;
/** A feed that changes at regular times is named within so many of its periods, and at least so many school days. */
const [PERIODS, LEAST_DAYS] = [8, 15];
const { seed, random } = seeded(20_260_128);

interface Kind {
  readonly name: string;
  readonly calendar: CalendarName;
  /** Days of the calendar between two changes, on average. */
  readonly period: number;
  readonly isRandom?: boolean;
}
const kinds: readonly Kind[] = [
  { name: 'each hour', calendar: 'every-day', period: 1 / 24 },
  { name: 'daily', calendar: 'every-day', period: 1 },
  { name: 'on business days', calendar: 'business-days', period: 1 },
  { name: 'on school days', calendar: 'school-days', period: 1 },
  { name: 'weekly', calendar: 'business-days', period: 5 },
  { name: 'monthly', calendar: 'every-day', period: 30.4 },
  { name: 'irregular', calendar: 'every-day', period: 6, isRandom: true },
];

/** When a feed changes: on average once a period, a tenth of it earlier or later. */
const changesOf = ({ calendar, period, isRandom }: Kind, frozenFrom: number): number[] => {
  const days = workingDays(calendar);
  const changes: number[] = [];
  for (
    let at = days.at(BEGINNING) + random() * period;
    ;
    at += isRandom === true ? -period * Math.log(1 - random()) : period
  ) {
    const instant = days.instant(at + (isRandom === true ? 0 : (random() - 0.5) * 0.2 * period));
    if (instant >= Math.min(END, frozenFrom)) return changes;
    changes.push(instant);
  }
};

const counts = { seen: 9, unchanged: 8, created: 0, removed: 0, held: 0, rejected: 0, duplicate: 0 };
/** Returns the rhythm after a run every twelve hours, as the monitor notes it. `look`: is asked before each run. */
const watch = (changes: readonly number[], look: (rhythm: ContentRhythm | undefined, now: number) => void): void => {
  let rhythm: ContentRhythm | undefined;
  let [seen, run] = [0, 0];
  for (let now = BEGINNING; now < END; now += 12 * HOUR) {
    look(rhythm, now);
    const before = seen;
    while (seen < changes.length && changes[seen]! <= now) seen += 1;
    const at = new Date(now).toISOString();
    rhythm = rhythmAfter(rhythm, {
      ...{ sourceId: SourceId.parse('flux'), run: (run += 1), complete: true, startedAt: at, endedAt: at },
      counts: { ...counts, updated: seen - before },
    });
  }
};

/** By when a feed that froze at a time must be named: holidays do not count. */
const deadlineOf = ({ period, calendar }: Kind, last: number): number => {
  const [own, school] = [workingDays(calendar), workingDays('school-days')];
  return Math.max(
    own.instant(own.at(last) + PERIODS * period),
    school.instant(school.at(last) + Math.max(LEAST_DAYS, PERIODS * period)),
  );
};

test('frozen feeds are named within eight periods or three weeks of school days; no other feed is, in two summers', () => {
  const [missed, falseAlarms]: [string[], string[]] = [[], []];
  let named = 0;
  const delays: number[] = [];
  for (let index = 0; index < FEEDS; index += 1) {
    const kind = kinds[index % kinds.length]!;
    const frozenFrom = random() < 0.2 ? JUDGED_FROM + random() * 300 * DAY : Infinity;
    const changes = changesOf(kind, frozenFrom);
    const deadline = frozenFrom === Infinity || kind.isRandom === true ? Infinity : deadlineOf(kind, changes.at(-1)!);
    const marks: { wrong?: number; right?: number } = {};
    watch(changes, (rhythm, now) => {
      if (rhythm === undefined || frozenContent(rhythm, new Date(now)) === undefined) return;
      if (now < frozenFrom) marks.wrong ??= now;
      else marks.right ??= now;
    });
    if (marks.wrong !== undefined) falseAlarms.push(`${kind.name}: ${new Date(marks.wrong).toISOString()}`);
    if (deadline >= END) continue;
    if (marks.right !== undefined && marks.right <= deadline + DAY) {
      named += 1;
      delays.push((marks.right - changes.at(-1)!) / DAY);
    } else missed.push(`${kind.name}: ${marks.right === undefined ? 'never' : (marks.right - deadline) / DAY}`);
  }
  const precision = named / (named + falseAlarms.length);
  const recall = named / (named + missed.length);
  const middle = delays.sort((a, b) => a - b)[delays.length >> 1]!;
  process.stderr.write(
    `year of feeds, seed ${seed}: ${FEEDS} feeds, ${named} frozen ones named after ${middle.toFixed(1)} days (median), ${missed.length} missed, ` +
      `${falseAlarms.length} false alarms, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}\n`,
  );
  expect({ falseAlarms, missed }).toEqual({ falseAlarms: [], missed: [] });
  expect(named).toBeGreaterThan(30);
});
