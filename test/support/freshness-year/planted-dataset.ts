import { workingDays, type CalendarName, type ChangeEvidence, type DeclaredRhythm } from '@moisson/domain';

const DAY = 86_400_000;
const HOUR = DAY / 24;
/** The first year teaches the rhythms, the second one is judged. It begins on a Monday. */
export const BEGINNING = Date.parse('2024-01-01T05:00:00Z');
export const JUDGED_FROM = BEGINNING + 366 * DAY;
export const END = JUDGED_FROM + 365 * DAY;

/** What is wrong with a dataset, if anything. */
export type Fault = 'stopped' | 'declared-too-often' | 'touched-unchanged' | 'future-date' | 'partial-update';
interface Kind {
  readonly name: string;
  readonly calendar: CalendarName;
  readonly period: number;
  /** Months in which it changes, from 0; default: all. */
  readonly months?: readonly number[];
  readonly isRandom?: boolean;
}

/** With how many of a hundred datasets are like this. */
const kinds: readonly (readonly [number, Kind])[] = [
  [8, { name: 'daily', calendar: 'every-day', period: 1 }],
  [8, { name: 'on business days', calendar: 'business-days', period: 1 }],
  [4, { name: 'on school days', calendar: 'school-days', period: 1 }],
  [25, { name: 'weekly', calendar: 'every-day', period: 7 }],
  [10, { name: 'fortnightly', calendar: 'every-day', period: 14 }],
  [28, { name: 'monthly', calendar: 'every-day', period: 30.4 }],
  [7, { name: 'quarterly', calendar: 'every-day', period: 91 }],
  [5, { name: 'in winter', calendar: 'every-day', period: 2, months: [11, 0, 1, 2] }],
  [5, { name: 'irregular', calendar: 'every-day', period: 20, isRandom: true }],
];
const DECLARED: Readonly<Record<string, number>> = { weekly: 7, fortnightly: 14, monthly: 30.4375, quarterly: 91.3 };

/** How a source is read. Instants in Unix milliseconds. */
export interface PlantedSource {
  readonly intervalMs: number;
  /** Nothing is read in between. */
  readonly outage?: readonly [number, number];
  /** From here on, it shows the same for ever. */
  readonly frozenFrom?: number;
}

export interface PlantedDataset {
  readonly kind: Kind;
  readonly source: PlantedSource;
  readonly fault?: Fault;
  /** From when on it is wrong; of a wrong declaration, the beginning. */
  readonly wrongFrom?: number;
  readonly declared?: DeclaredRhythm;
  /** What was seen, oldest first. */
  readonly changes: readonly ChangeEvidence[];
  /** When its updates were seen: the first change of each. */
  readonly updates: readonly number[];
  /** The date that it claims at an instant. */
  readonly claimedAt: (now: number) => string | undefined;
}

/** Returns a source like those of Québec: one of twenty is read once a week, one of ten has an outage, one of forty freezes. */
export const plantedSource = (random: () => number): PlantedSource => {
  const from = JUDGED_FROM + random() * 300 * DAY;
  return {
    intervalMs: random() < 0.05 ? 7 * DAY : 6 * HOUR,
    ...(random() < 0.1 ? { outage: [from, from + (3 + random() * 17) * DAY] as const } : {}),
    ...(random() < 0.025 ? { frozenFrom: JUDGED_FROM + random() * 200 * DAY } : {}),
  };
};

/** Returns a dataset of a source, with its two years. One of eight has a fault of its own. */
export const plantedDataset = (source: PlantedSource, random: () => number): PlantedDataset => {
  const kind = kindOf(random() * 100);
  const isSteady = kind.months === undefined && kind.isRandom !== true;
  const own = isSteady && source.frozenFrom === undefined ? faultOf(random, kind) : undefined;
  const frozen = source.frozenFrom !== undefined && isSteady ? ('stopped' as const) : undefined;
  const fault = own ?? frozen;
  const wrongFrom =
    fault === 'declared-too-often'
      ? BEGINNING
      : fault === undefined
        ? undefined
        : (source.frozenFrom ?? JUDGED_FROM + (20 + random() * 150) * DAY);
  const isEnded = fault === 'stopped' || fault === 'touched-unchanged';
  const all = updatesOf(kind, random);
  const seen = all
    .filter((at) => !isEnded || at < wrongFrom!)
    .map((at) => seenAt(source, at))
    .filter((at) => at < END);
  const updates = [...new Set(seen)];
  const edits = random() < 0.2 ? 4 : 0;
  const content = updates.flatMap((at): ChangeEvidence[] => [
    change(at, 'content'),
    ...(kind.period > 2
      ? Array.from({ length: edits }, (_, more) => change(at + (more + 1) * 600_000, 'content'))
      : []),
  ]);
  const changes =
    fault === 'partial-update'
      ? updates.flatMap((at): ChangeEvidence[] => [
          { ...change(at, 'file'), file: 'a' },
          ...(at < wrongFrom! ? [{ ...change(at, 'file'), file: 'b' }] : []),
        ])
      : content;
  return {
    ...{ kind, source, updates },
    ...(fault === undefined ? {} : { fault }),
    ...(wrongFrom === undefined ? {} : { wrongFrom }),
    ...declaredOf(kind, fault, random),
    changes: fault === 'touched-unchanged' ? [...changes, ...touchesFrom(wrongFrom!)] : changes,
    claimedAt: (now) => (fault === 'future-date' && now >= wrongFrom! ? '2099-12-31' : undefined),
  };
};

const kindOf = (place: number): Kind => {
  let sum = 0;
  return kinds.find(([share]) => (sum += share) > place)![1];
};

const faultOf = (random: () => number, { period }: Kind): Fault | undefined => {
  const place = random();
  if (place < 0.05) return 'stopped';
  if (place < 0.07) return period >= 14 ? 'declared-too-often' : undefined;
  if (place < 0.09) return 'touched-unchanged';
  if (place < 0.1) return 'future-date';
  return place < 0.12 ? 'partial-update' : undefined;
};

const declaredOf = (
  { name }: Kind,
  fault: Fault | undefined,
  random: () => number,
): { readonly declared?: DeclaredRhythm } => {
  if (fault === 'declared-too-often') return { declared: { kind: 'regular', days: 1 } };
  const days = DECLARED[name];
  return days === undefined || random() < 0.3 ? {} : { declared: { kind: 'regular', days } };
};

/** At about nine in the morning, by Québec's clocks, a tenth of a period earlier or later. */
const updatesOf = ({ calendar, period, months, isRandom }: Kind, random: () => number): number[] => {
  const days = workingDays(calendar);
  const everyDay = workingDays('every-day');
  const updates: number[] = [];
  const first = Math.ceil(days.at(BEGINNING)) + Math.floor(random() * period) + 0.375;
  for (let at = first; ; at += isRandom === true ? -period * Math.log(1 - random()) : period) {
    const jitter = (random() - 0.5) * (period < 2 ? 0.2 : 0.2 * period);
    const instant = days.instant(isRandom === true ? at : Math.max(first, at + jitter));
    if (instant >= END) return updates;
    const month = new Date(instant).getUTCMonth();
    if (months === undefined || months.includes(month)) updates.push(everyDay.instant(everyDay.at(instant)));
  }
};

/** Returns when a change is seen: at the next reading of its source. */
const seenAt = ({ intervalMs, outage }: PlantedSource, at: number): number => {
  const isUnread = outage !== undefined && at >= outage[0] && at < outage[1];
  return BEGINNING + Math.ceil(((isUnread ? outage[1] : at) - BEGINNING) / intervalMs) * intervalMs;
};

const change = (at: number, kind: ChangeEvidence['kind']): ChangeEvidence => ({ at: new Date(at).toISOString(), kind });

const touchesFrom = (from: number): ChangeEvidence[] =>
  Array.from({ length: Math.floor((END - from) / DAY) }, (_, day) => change(from + day * DAY, 'claim'));
