import {
  isDeparture,
  type DeadLetter,
  type Feed,
  type Hold,
  type InboxNote,
  type MergeSuggestion,
  type RemovalPolicy,
  type Report,
  type SourceId,
} from '@moisson/contracts';
import { defined, inLanguage, said, type Bilingual } from '@moisson/kernel';
import type { InboxItem, InboxKind } from '@moisson/operations/operator-api';
import { reportItems } from '../reports/report-item.ts';
import { causesOf } from '../dead-letters/dead-letter-causes.ts';
import { ifHoldWaits, ifLettersWait, ifMergeWaits, ifQuarantineLasts } from './if-nobody-acts.ts';
import { counted, inboxTexts } from './texts.ts';

/** What the queue is made of. */
export interface InboxMatters {
  readonly feeds: readonly Feed[];
  /** Pending ones. */
  readonly holds: readonly Hold[];
  /** Open ones, newest first. */
  readonly letters: readonly DeadLetter[];
  /** Waiting ones. */
  readonly merges: readonly MergeSuggestion[];
  /** Waiting ones. */
  readonly reports?: readonly Report[];
  readonly notes: readonly InboxNote[];
  /** The removal policies of the sources. */
  readonly policies: ReadonlyMap<SourceId, RemovalPolicy>;
}

/** Returns the matters that need a person, worst first: what stops a whole feed, then by the number of records, then the oldest. */
export const inboxItems = ({
  feeds,
  holds,
  letters,
  merges,
  reports = [],
  notes,
  policies,
}: InboxMatters): InboxItem[] => {
  const noteOf = new Map(notes.map((note) => [note.id, note]));
  const names = new Map(feeds.map((feed) => [feed.sourceId, feed]));
  const items = [
    ...holds.map((hold) => holdItem(hold, nameOf(names.get(hold.sourceId) ?? hold), policies.get(hold.sourceId))),
    ...feeds.flatMap(quarantineItem),
    ...causesOf(letters).map(lettersItem),
    ...reportItems(reports),
    ...merges.map(mergeItem),
  ];
  return items
    .map((item) => {
      const { assignee, comments = [] } = noteOf.get(item.id) ?? {};
      return { ...item, ...defined({ assignee }), comments: [...comments] };
    })
    .sort(byUrgency);
};

type Matter = Omit<InboxItem, 'comments' | 'assignee'>;

const rank: Readonly<Record<InboxKind, number>> = {
  departure: 0,
  quarantine: 1,
  removals: 2,
  'dead-letters': 3,
  report: 4,
  merge: 5,
};

const byUrgency = (a: InboxItem, b: InboxItem): number =>
  rank[a.kind] - rank[b.kind] || b.records - a.records || compare(a.since, b.since) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const nameOf = (feed: Pick<Feed, 'name' | 'sourceId'> | Pick<Hold, 'sourceId'>): Bilingual => {
  const name = 'name' in feed ? (feed.name ?? {}) : {};
  return said(inLanguage(name, 'fr') || feed.sourceId, inLanguage(name, 'en') || feed.sourceId);
};

/** Returns `Ville de Laval : TEXT`. */
const about = (name: Bilingual, text: Bilingual): Bilingual =>
  said(`${name.fr}\u00a0: ${text.fr}`, `${name.en}: ${text.en}`);

const holdItem = (hold: Hold, name: Bilingual, policy: RemovalPolicy | undefined): Matter => {
  const { id, sourceId, records, createdAt: since, examples } = hold;
  const kind = isDeparture(hold) ? 'departure' : 'removals';
  return {
    ...{ id: `hold:${id}`, kind, sourceId, records, since },
    title: about(name, counted(records, kind === 'departure' ? 'changesHeld' : 'removalsHeld')),
    ...(examples.length === 0
      ? {}
      : { detail: said(examples.slice(0, 3).join(' · '), examples.slice(0, 3).join(' · ')) }),
    ...ifHoldWaits(hold, policy),
    page: `/holds/${id}`,
  };
};

const quarantineItem = (feed: Feed): Matter[] => {
  const { sourceId, quarantinedSince, records, reason, action } = feed;
  if (quarantinedSince === undefined) return [];
  return [
    {
      ...{ id: `quarantine:${sourceId}`, kind: 'quarantine', sourceId, records, since: quarantinedSince },
      title: about(nameOf(feed), inboxTexts.quarantined),
      detail: said(`${reason.fr} ${action?.fr ?? ''}`.trim(), `${reason.en} ${action?.en ?? ''}`.trim()),
      ...ifQuarantineLasts(feed),
      page: `/runs?source=${sourceId}`,
    },
  ];
};

const lettersItem = (cause: ReturnType<typeof causesOf>[number]): Matter => {
  const { letters, message, action, oldest, sources } = cause;
  const count = counted(letters, 'letters');
  return {
    ...{ id: `dead-letters:${cause.cause}`, kind: 'dead-letters', records: letters, since: oldest },
    ...(sources.length === 1 ? { sourceId: sources[0]! } : {}),
    title: about(count, message),
    detail: action,
    ...ifLettersWait(letters),
    page: `/dead-letters/causes/${cause.cause}`,
  };
};

const mergeItem = ({ id, titles, suggestedAt, reasons }: MergeSuggestion): Matter => {
  const title = titles.join(' · ');
  return {
    ...{ id: `merge:${id}`, kind: 'merge', records: 2, since: suggestedAt },
    title: said(title, title),
    detail: said(
      reasons.map((reason) => inboxTexts[reason].fr).join(' · '),
      reasons.map((reason) => inboxTexts[reason].en).join(' · '),
    ),
    ...ifMergeWaits,
    page: `/merges/${id}`,
  };
};
