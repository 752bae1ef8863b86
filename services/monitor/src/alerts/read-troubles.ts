import { isPublic, type FileUse } from '@moisson/contracts';
import { BURN_WINDOW_MS, burning, feedTrouble, ownTroubles, QUIET_MINUTES, type AlertTrouble } from '@moisson/domain';
import { defined, fillBoth, said, type Clock } from '@moisson/kernel';
import { readStanding, type Standing } from '@moisson/store';
import type { MonitorStore } from '../monitor-store.ts';

/** What the monitor is told of Moisson itself by the process that it runs in. */
export interface OwnFacts {
  /** Returns how many events are to be indexed. */
  readonly lag?: () => Promise<number>;
  /** Returns the data files of the embedded form. */
  readonly files?: () => readonly FileUse[];
  /** The system's clock. */
  readonly clock: Clock;
}

const MAX_LETTERS = 1000;
/** Feeds whose last days are read for their objective, and their spells in these days. */
const [MAX_BURNING, MAX_SPELLS] = [500, 500];
const BURNS = said(
  'Trop peu de temps à jour ces derniers jours pour un objectif de {percent} %.',
  'Too little time fresh in the last days for an objective of {percent} %.',
);

/** Returns all that is wrong now, of feeds and of Moisson itself. Throws `OutageError`. */
export const readTroubles = async (
  store: MonitorStore,
  facts: OwnFacts,
  objective: number | undefined,
): Promise<readonly AlertTrouble[]> => {
  const [standing, rhythms, letters, keys, lag] = await Promise.all([
    readStanding(store),
    store.feedHistory.rhythms(),
    store.deadLetters.list({ state: 'open', limit: MAX_LETTERS }),
    store.apiKeys.list(),
    // Unknown while the log does not answer: its own clients say so.
    facts.lag?.().catch(() => undefined),
  ]);
  const { feeds, sources, statuses, now } = standing;
  const rhythmOf = new Map(rhythms.map((rhythm) => [rhythm.sourceId, rhythm]));
  const ofFeeds = feeds.flatMap((feed, at) => feedTrouble(feed, sources[at]!, rhythmOf.get(feed.sourceId), now) ?? []);
  const own = ownTroubles({
    ...{ now, ownNow: facts.clock.now(), sources, statuses, deadLetters: letters.length, keys },
    ...defined({ lag, files: facts.files?.() }),
  });
  const burns = objective === undefined ? [] : await objectiveTroubles(store, standing, objective, ofFeeds);
  return [...ofFeeds, ...burns, ...own];
};

/** The feeds that use up their objective while nothing else is told of them: those that are late, or fail now and then. */
const objectiveTroubles = async (
  { feedHistory }: MonitorStore,
  { feeds, sources, now }: Standing,
  objective: number,
  told: readonly AlertTrouble[],
): Promise<readonly AlertTrouble[]> => {
  const known = new Set(told.map(({ source }) => source));
  const begin = new Date(now.getTime() - BURN_WINDOW_MS).toISOString();
  const candidates = feeds
    .map((feed, at) => ({ feed, source: sources[at]! }))
    .filter(({ feed, source }) => isPublic(source) && !known.has(source.id) && hasMoved(feed, begin))
    .slice(0, MAX_BURNING);
  const found: AlertTrouble[] = [];
  for (const { source } of candidates) {
    const severity = burning(await feedHistory.of(source.id, MAX_SPELLS), objective, now);
    if (severity === undefined) continue;
    const reason = fillBoth(BURNS, { percent: 100 * objective });
    const { id, organization } = source;
    const cause = { cause: `objective ${id}`, kind: 'objective', severity, quietMinutes: QUIET_MINUTES } as const;
    found.push({ ...cause, reason, source: id, ...defined({ organization }) });
  }
  return found;
};

/** A feed that was fresh all the time uses up nothing, and its past need not be read. */
const hasMoved = ({ state, since }: Standing['feeds'][number], begin: string): boolean =>
  state !== 'paused' && state !== 'never-read' && (state !== 'fresh' || (since ?? '') > begin);
