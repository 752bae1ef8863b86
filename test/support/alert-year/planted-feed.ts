import { SourceId, type Source } from '@moisson/contracts';
import { workingDays, type CalendarName } from '@moisson/domain';
import { aSource } from '@moisson/testkit';

export const DAY = 86_400_000;
export const HOUR = DAY / 24;
/** The first months teach what is usual; the year that follows is judged. */
export const [BEGINNING, JUDGED_FROM, END] = ['2025-09-01', '2026-01-01', '2027-01-01'].map((day) =>
  Date.parse(`${day}T05:00Z`),
) as [number, number, number];

export type FaultKind = 'outage' | 'held' | 'slow' | 'frozen' | 'certificate';
/** What is wrong with a feed, from when until when. */
export interface PlantedFault {
  readonly kind: FaultKind;
  readonly from: number;
  readonly until: number;
}

/** How often the content changes: on average once a period, in days of a calendar. */
export interface Content {
  readonly calendar: CalendarName;
  readonly period: number;
  readonly isRandom?: boolean;
}

export interface PlantedFeed {
  readonly source: Source;
  /** Milliseconds between two runs. */
  readonly interval: number;
  readonly content: Content;
  /** When its content changes. */
  readonly changes: readonly number[];
  /** How long a run usually takes. */
  readonly minutes: number;
  /** Sorted; none overlap. */
  readonly faults: readonly PlantedFault[];
}

const CONTENTS: readonly Content[] = [
  { calendar: 'every-day', period: 1 },
  { calendar: 'business-days', period: 1 },
  { calendar: 'school-days', period: 1 },
  { calendar: 'business-days', period: 5 },
  { calendar: 'every-day', period: 6, isRandom: true },
];
const KINDS: readonly FaultKind[] = ['held', 'slow', 'frozen', 'certificate'];
const HUB_FEEDS = 40;
/** When the platform of forty feeds is down. */
const HUB_OUTAGES: readonly PlantedFault[] = ['2026-02-10', '2026-09-15'].map((day) => {
  const from = Date.parse(`${day}T12:00Z`);
  return { kind: 'outage', from, until: from + 2 * DAY };
});

/** Returns one of the feeds: forty are on one platform, one of ten is read each week, one of ten twice a day, the others once a day. */
export const plantedFeed = (index: number, random: () => number): PlantedFeed => {
  const isHub = index < HUB_FEEDS;
  const every = isHub ? 'day' : index % 10 === 0 ? 'week' : index % 10 === 1 ? 'half' : 'day';
  const [minute, hour] = [index % 60, (index * 7) % 24];
  const schedule = { day: `${minute} ${hour} * * *`, week: `${minute} ${hour} * * 1`, half: `${minute} */12 * * *` };
  const interval = { day: DAY, week: 7 * DAY, half: 12 * HOUR }[every];
  const host = isHub ? `ville-${index}.hub.arcgis.com` : `donnees-${index}.example`;
  const content = CONTENTS[index % CONTENTS.length]!;
  const kind = isHub || every === 'week' ? undefined : KINDS[Math.floor(index / 10) % 8];
  const faults = isHub ? HUB_OUTAGES : faultsOf(kind, content, interval, random);
  return {
    ...{ interval, content, faults },
    source: aSource({
      ...{ id: SourceId.parse(`ville-${index}`), endpoint: `https://${host}/api`, schedule: schedule[every] },
      ...{ createdAt: new Date(BEGINNING).toISOString(), stateSince: new Date(BEGINNING).toISOString() },
    }),
    changes: changesOf(content, faults.find((one) => one.kind === 'frozen')?.from ?? END, random),
    minutes: 5 + random() * 25,
  };
};

/** Two outages, and between them the other fault. What is frozen stays so. */
const faultsOf = (
  kind: FaultKind | undefined,
  { isRandom }: Content,
  interval: number,
  random: () => number,
): readonly PlantedFault[] => {
  const at = (day: number, among: number): number => JUDGED_FROM + (day + random() * among) * DAY;
  const outage = (from: number): PlantedFault => ({
    ...{ kind: 'outage', from },
    until: from + Math.max(1.2 * interval, 6 * HOUR) + random() * 5 * DAY,
  });
  const between = at(115, 30);
  const first = outage(at(15, 85));
  if (kind === 'frozen') return isRandom === true ? [first] : [first, { kind, from: between, until: END }];
  const days = kind === 'held' ? 2 + random() * 10 : 18;
  const other = kind === undefined ? [] : [{ kind, from: between, until: between + days * DAY }];
  return [first, ...other, outage(at(190, 150))];
};

const changesOf = ({ calendar, period, isRandom }: Content, end: number, random: () => number): number[] => {
  const days = workingDays(calendar);
  const changes: number[] = [];
  for (let at = days.at(BEGINNING) + random() * period; ;) {
    const instant = days.instant(at + (isRandom === true ? 0 : (random() - 0.5) * 0.2 * period));
    if (instant >= end) return changes;
    changes.push(instant);
    at += isRandom === true ? -period * Math.log(1 - random()) : period;
  }
};
