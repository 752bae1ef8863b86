import type { Alert, AlertKind } from '@moisson/contracts';
import { nextPoll, workingDays } from '@moisson/domain';
import { DAY, END, HOUR, type FaultKind, type PlantedFault, type PlantedFeed } from './planted-feed.ts';

const MINUTE = 60_000;
/** A frozen feed is to be named within so many of its periods, and at least so many school days (decision 36). */
const [PERIODS, LEAST_DAYS] = [8, 15];
/** How much longer than any quiet time before. */
const TIMES = 4;
/** Of slow runs, how many days in a row are to be seen. */
const SLOW_DAYS = 3;
const TOLD_AS: Readonly<Record<FaultKind, readonly AlertKind[]>> = {
  outage: ['failing', 'stale', 'quarantined'],
  held: ['held'],
  slow: ['slow'],
  frozen: ['frozen'],
  certificate: ['certificate'],
};

export interface AlertFigures {
  readonly faults: number;
  readonly told: number;
  readonly missed: readonly string[];
  /** Alerts about nothing, and second ones about one fault. */
  readonly falseAlarms: readonly string[];
  /** Of outages, from the first failed run, in minutes. */
  readonly delays: readonly number[];
}

/** Compares alerts with what was planted. Faults of a platform are one fault, however many feeds have it. */
export const judgeAlerts = (feeds: readonly PlantedFeed[], alerts: readonly Alert[]): AlertFigures => {
  const planted = new Map<PlantedFault, PlantedFeed[]>();
  for (const feed of feeds) for (const fault of feed.faults) planted.set(fault, [...(planted.get(fault) ?? []), feed]);
  const used = new Set<string>();
  const missed: string[] = [];
  const delays: number[] = [];
  let told = 0;
  for (const [fault, having] of planted) {
    const deadline = Math.min(...having.map((feed) => deadlineOf(feed, fault)));
    if (deadline >= END) continue;
    const first = having[0]!.source.id;
    const match = alerts.find(
      ({ id, kind, sources, openedAt }) =>
        !used.has(id) &&
        TOLD_AS[fault.kind].includes(kind) &&
        having.some(({ source }) => sources.includes(source.id)) &&
        Date.parse(openedAt) >= fault.from &&
        Date.parse(openedAt) <= deadline,
    );
    const name = `${fault.kind} ${first} ${new Date(fault.from).toISOString()}`;
    if (match === undefined) missed.push(name);
    else {
      used.add(match.id);
      told += 1;
      if (fault.kind === 'outage') delays.push((Date.parse(match.openedAt) - firstRun(having[0]!, fault)) / MINUTE);
    }
  }
  const falseAlarms = alerts
    .filter(({ id }) => !used.has(id))
    .map(({ kind, sources, openedAt }) => `${kind} ${sources.join(' ')} ${openedAt}`);
  return { faults: told + missed.length, told, missed, falseAlarms, delays };
};

const firstRun = ({ source }: PlantedFeed, { from }: PlantedFault): number =>
  nextPoll(source, new Date(from)).getTime();

/** By when a fault is to be told: one interval and a minute after the first run that can show it. */
const deadlineOf = (feed: PlantedFeed, fault: PlantedFault): number => {
  const { interval, content, changes, minutes } = feed;
  const longest = minutes * 9 * MINUTE + HOUR;
  const after = (from: number): number => from + interval + MINUTE;
  if (fault.kind === 'frozen') {
    // An outage before it counts as a time in which the content stayed as it was.
    const quiet = Math.max(...feed.faults.map(({ kind, from, until }) => (kind === 'outage' ? until - from : 0)));
    const last = changes.at(-1)!;
    const [own, school] = [workingDays(content.calendar), workingDays('school-days')];
    return after(
      DAY +
        Math.max(
          own.instant(own.at(last) + PERIODS * content.period),
          school.instant(school.at(last) + Math.max(LEAST_DAYS, PERIODS * content.period)),
          last + TIMES * (quiet + interval + DAY),
        ),
    );
  }
  if (fault.kind === 'slow') return after(firstRun(feed, fault) + SLOW_DAYS * DAY + longest);
  return after(firstRun(feed, fault) + (fault.kind === 'outage' ? 0 : longest));
};
