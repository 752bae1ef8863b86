import type { SourceId } from '@moisson/contracts';
import { sumBuckets, type DayBucket, type HistoryFigures } from '@moisson/domain';
import { InvalidInput, MoissonError, said } from '@moisson/kernel';
import { setImmediate as others } from 'node:timers/promises';
import type { MonitorStore } from '../monitor-store.ts';
import { wantedSources } from './wanted-sources.ts';

/** Buckets that one request may read: a hundred sources in a year. */
const MAX_BUCKETS = 40_000;
const MAX_DAYS = 731;
const DAY_MS = 86_400_000;

export interface HistoryQuery {
  readonly source?: SourceId | undefined;
  readonly organization?: string | undefined;
  /** With its port, if it has one. */
  readonly host?: string | undefined;
  /** The first and the last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** The history of some feeds in a period. */
export interface FoundHistory {
  readonly sources: readonly SourceId[];
  readonly total: HistoryFigures;
  /** Oldest first; days without a bucket are left out. */
  readonly days: readonly (HistoryFigures & { readonly date: string })[];
}

/** Returns the history of the public feeds that a query names. Throws `request.invalid` or `request.not-found`. */
export const findHistory = async (store: MonitorStore, query: HistoryQuery): Promise<FoundHistory> => {
  const dates = datesOf(query);
  const sources = await wantedSources(store, query);
  if (sources.length === 0)
    throw new MoissonError('request.not-found', {
      what: `source ${query.source ?? query.organization ?? query.host ?? ''}`.trim(),
    });
  if (sources.length * dates.length > MAX_BUCKETS) throw invalid('to', TOO_MUCH);
  const buckets: DayBucket[] = [];
  for (const id of sources) {
    buckets.push(...(await store.feedHistory.buckets(id, dates)));
    // SQLite reads without a pause: other requests get their turn.
    await others();
  }
  const byDate = Map.groupBy(buckets, ({ date }) => date);
  return {
    sources,
    total: sumBuckets(buckets),
    days: dates.flatMap((date) => (byDate.has(date) ? [{ date, ...sumBuckets(byDate.get(date)!) }] : [])),
  };
};

const datesOf = ({ from, to }: HistoryQuery): readonly string[] => {
  if (from > to) throw invalid('to', BACKWARDS);
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (count > MAX_DAYS) throw invalid('to', TOO_LONG);
  return Array.from({ length: count }, (_, at) => new Date(Date.parse(from) + at * DAY_MS).toISOString().slice(0, 10));
};

const invalid = (path: string, detail: typeof BACKWARDS): InvalidInput => new InvalidInput([{ path: [path], detail }]);

const BACKWARDS = said('la période finit avant de commencer', 'the period ends before it begins');
const TOO_LONG = said(`une période a au plus ${MAX_DAYS} jours`, `a period has ${MAX_DAYS} days at most`);
const TOO_MUCH = said(
  'trop de sources pour une période si longue : nommer une source, une organisation ou un serveur, ou moins de jours',
  'too many sources for so long a period: name a source, an organization or a host, or fewer days',
);
