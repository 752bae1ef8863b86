import type { Feed, Run, Source } from '@moisson/contracts';
import { anyLanguage, defined } from '@moisson/kernel';
import { byUrgency } from '@moisson/ui';
import { z } from 'zod';

/** A row of the table of sources. */
export interface SourceRow {
  readonly source: Source;
  readonly feed: Feed;
  readonly lastRun?: Run;
}

export const sortings = ['urgency', 'name', 'lastComplete', 'next', 'records', 'problems', 'owner'] as const;
export type Sorting = (typeof sortings)[number];

const text = z.string().trim().max(200).catch('');

/** What the table shows. Anything unreadable in a link counts as absent. */
export const Selection = z.object({
  q: text,
  state: text,
  owner: text,
  sort: z.enum(sortings).catch('urgency'),
});
export type Selection = Readonly<z.infer<typeof Selection>>;

/** Returns the name of the owner as a filter writes it: `console`, `file:NAME`, or empty. */
export const ownerKey = ({ owner }: Pick<Source, 'owner'>): string =>
  owner === undefined ? '' : owner.kind === 'file' ? `file:${owner.name}` : owner.kind;

/** Returns the rows that match, in the chosen order. Pure. */
export const selectSources = (
  rows: readonly SourceRow[],
  { q, state, owner, sort }: Selection,
): readonly SourceRow[] => {
  const words = folded(q)
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows
    .filter(({ source, feed }) => {
      if (state !== '' && feed.state !== state) return false;
      if (owner !== '' && ownerKey(source) !== owner) return false;
      const searched = folded(
        [source.id, anyLanguage(source.name ?? {}), source.organization, source.protocol, source.endpoint].join(' '),
      );
      return words.every((word) => searched.includes(word));
    })
    .sort((a, b) => ORDERS[sort](a, b) || byUrgency(a.feed, b.feed));
};

const ORDERS: Readonly<Record<Sorting, (a: SourceRow, b: SourceRow) => number>> = {
  urgency: (a, b) => byUrgency(a.feed, b.feed),
  name: (a, b) => nameOf(a).localeCompare(nameOf(b), 'fr'),
  lastComplete: (a, b) => compare(a.feed.lastCompleteAt ?? '', b.feed.lastCompleteAt ?? ''),
  next: (a, b) => compare(a.feed.nextTryAt ?? LATEST, b.feed.nextTryAt ?? LATEST),
  records: (a, b) => b.feed.records - a.feed.records,
  problems: (a, b) => (b.lastRun?.problemsTotal ?? 0) - (a.lastRun?.problemsTotal ?? 0),
  owner: (a, b) => compare(ownerKey(a.source), ownerKey(b.source)),
};
/** After every instant. */
const LATEST = '~';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const nameOf = ({ source }: SourceRow): string => anyLanguage(source.name ?? {}) || source.id;
const folded = (given: string): string => given.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Returns rows of lists that were each read once. */
export const rowsOf = (
  sources: readonly Source[],
  feeds: readonly Feed[],
  runs: readonly Run[],
): readonly SourceRow[] => {
  const lastRuns = new Map(runs.map((run) => [run.sourceId, run]));
  return sources.map((source, at) => ({ source, feed: feeds[at]!, ...defined({ lastRun: lastRuns.get(source.id) }) }));
};
