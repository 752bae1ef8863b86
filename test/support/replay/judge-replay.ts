import { byUnique, serviceOf, titleOf, type FeedRecord } from './feed-days.ts';
import type { ReplayedDay, Shown } from './replay-feed.ts';

/** Days on which Hub gave all its datasets new identifiers. */
const WAVES = new Set(['2020-09-18', '2022-01-30', '2022-04-17']);
const OLD_ABSENCE_MS = 60 * 24 * 3_600_000;
const PATIENCE_MS = 92 * 24 * 3_600_000;

/** The result of a replay, counted by an oracle that knows only the feed and shares no rule with the product. */
export interface ReplayFigures {
  readonly runs: number;
  /** Holds that were opened, and those of them that did not end by themselves within three months: a person had to decide. */
  readonly holds: number;
  readonly decisions: number;
  /** Removed datasets that the feed still had, by service address and by title. */
  readonly removedByService: readonly string[];
  readonly removedByTitle: readonly string[];
  /** Datasets of the feed that the catalogue did not show. */
  readonly dropped: readonly string[];
  /** Datasets that got another one's content without a hold or a finding. */
  readonly swapped: readonly string[];
  /** Provable pairs across each wave of new identifiers, and those that kept their id. */
  readonly waves: Readonly<Record<string, { readonly partners: number; readonly kept: number }>>;
  /** Datasets shown over all runs, those absent for over 60 days, and those of them that are not marked as absent. */
  readonly shown: number;
  readonly oldAbsent: number;
  readonly unmarked: number;
}

const described = (record: FeedRecord): string => `${titleOf(record)} | ${serviceOf(record) ?? '-'}`;
/** Returns everything that distinguishes two datasets of a feed. */
const whole = (record: FeedRecord): string =>
  JSON.stringify([record.identifier, record.landingPage, titleOf(record), serviceOf(record)]);

export const judgeReplay = (days: readonly ReplayedDay[]): ReplayFigures => {
  const figures = {
    removedByService: [] as string[],
    removedByTitle: [] as string[],
    dropped: [] as string[],
    swapped: [] as string[],
    waves: {} as Record<string, { partners: number; kept: number }>,
    shown: 0,
    oldAbsent: 0,
    unmarked: 0,
  };
  const lastInFeed = new Map<string, number>();
  days.forEach((today, at) => {
    const { day, run, shown } = today;
    const note = (text: string): string => `${day.date} ${text}`;
    const before = days[at - 1];
    const ids = new Set(shown.map(({ id }) => id));
    const byWhole = Map.groupBy(shown, ({ record }) => (record === undefined ? '' : whole(record)));
    const now = Date.parse(day.date);
    for (const record of day.records) {
      const found = byWhole.get(whole(record));
      if (found === undefined) {
        if (run.complete) figures.dropped.push(note(described(record)));
        continue;
      }
      for (const { id } of found) lastInFeed.set(id, now);
    }
    for (const { id, isMarked } of shown) {
      figures.shown += 1;
      const last = lastInFeed.get(id) ?? now;
      if (now - last > OLD_ABSENCE_MS) {
        figures.oldAbsent += 1;
        if (!isMarked) figures.unmarked += 1;
      }
    }
    if (before === undefined) return;
    const services = byUnique(day.records, serviceOf);
    const titles = byUnique(day.records, titleOf);
    const beforeServices = byUnique(before.shown, ({ record }) => record && serviceOf(record));
    const beforeTitles = byUnique(before.shown, ({ record }) => record && titleOf(record));
    for (const { id, record } of before.shown) {
      if (ids.has(id) || record === undefined) continue;
      const service = serviceOf(record);
      if (service !== undefined && beforeServices.has(service) && isElsewhere(record, services.get(service)))
        figures.removedByService.push(note(described(record)));
      else if (
        beforeTitles.has(titleOf(record)) &&
        titles.has(titleOf(record)) &&
        !contradict(record, titles.get(titleOf(record))!)
      )
        figures.removedByTitle.push(note(described(record)));
    }
    const told = run.counts.held > 0 || run.problems.some(({ code }) => /key|renam|identity|permut|swap/.test(code));
    for (const one of shown) {
      const old = before.shown.find(({ id }) => id === one.id);
      if (old?.record === undefined || one.record === undefined || told) continue;
      if (becameAnother(old, one, beforeTitles))
        figures.swapped.push(note(`${described(old.record)} -> ${described(one.record)}`));
    }
    if (WAVES.has(day.date)) figures.waves[day.date] = partnersOf(inFeed(before), today);
  });
  const { holds, day: lastDay } = days.at(-1)!;
  const decisions = holds.filter(
    ({ createdAt, decidedAt = lastDay.date }) => Date.parse(decidedAt) - Date.parse(createdAt) > PATIENCE_MS,
  ).length;
  return { ...figures, runs: days.length, holds: holds.length, decisions };
};

/** Whether a record exists under another identifier. */
const isElsewhere = ({ identifier }: FeedRecord, found: FeedRecord | undefined): boolean =>
  found !== undefined && found.identifier !== identifier;

/** Returns what the catalogue showed of the records that the feed had on that day. */
const inFeed = ({ day, shown }: ReplayedDay): Shown[] => {
  const told = new Set(day.records.map(whole));
  return shown.filter(({ record }) => record !== undefined && told.has(whole(record)));
};

/** Whether two records name different services. */
const contradict = (a: FeedRecord, b: FeedRecord): boolean => {
  const [one, other] = [serviceOf(a), serviceOf(b)];
  return one !== undefined && other !== undefined && one !== other;
};

/** Whether a dataset took the title that another one had the day before, and has nothing left of its former content. */
const becameAnother = (old: Shown, one: Shown, beforeTitles: ReadonlyMap<string, Shown>): boolean => {
  const title = titleOf(one.record!);
  const { description = '' } = one.record!;
  if (title === titleOf(old.record!) || (description !== '' && description === old.record!.description)) return false;
  const owner = beforeTitles.get(title);
  return owner !== undefined && owner.id !== one.id;
};

/** Counts records of the day before that are provably in today's feed under any key, and those of them that kept their id. */
const partnersOf = (before: readonly Shown[], { day, shown }: ReplayedDay): { partners: number; kept: number } => {
  const services = byUnique(day.records, serviceOf);
  const titles = byUnique(day.records, titleOf);
  const beforeServices = byUnique(before, ({ record }) => record && serviceOf(record));
  const beforeTitles = byUnique(before, ({ record }) => record && titleOf(record));
  const idOf = new Map(shown.flatMap(({ id, record }) => (record === undefined ? [] : [[whole(record), id] as const])));
  let partners = 0;
  let kept = 0;
  for (const { id, record } of before) {
    if (record === undefined) continue;
    const service = serviceOf(record);
    const byService = service !== undefined && beforeServices.has(service) ? services.get(service) : undefined;
    const byTitle = beforeTitles.has(titleOf(record)) ? titles.get(titleOf(record)) : undefined;
    const partner = byService ?? (byTitle !== undefined && !contradict(record, byTitle) ? byTitle : undefined);
    if (partner === undefined || (byService !== undefined && byTitle !== undefined && byService !== byTitle)) continue;
    partners += 1;
    if (idOf.get(whole(partner)) === id) kept += 1;
  }
  return { partners, kept };
};
