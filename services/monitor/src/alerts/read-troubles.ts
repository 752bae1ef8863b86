import { isPublic, type FileUse, type Source } from '@moisson/contracts';
import {
  BURN_WINDOW_MS,
  burning,
  certificateTroubles,
  feedTrouble,
  ownTroubles,
  QUIET_MINUTES,
  type AlertTrouble,
} from '@moisson/domain';
import { defined, locales, said, type Clock, type Language } from '@moisson/kernel';
import type { Objectives } from '@moisson/runtime';
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
const burnsText = (objective: number) => {
  const percent = (language: Language) =>
    objective.toLocaleString(locales[language], { style: 'percent', maximumFractionDigits: 3 });
  return said(
    `Trop peu de temps à jour ces derniers jours pour un objectif de ${percent('fr')}.`,
    `Too little time fresh in the last days for an objective of ${percent('en')}.`,
  );
};

/** Returns all that is wrong now, of feeds and of Moisson itself. Throws `OutageError`. */
export const readTroubles = async (
  store: MonitorStore,
  facts: OwnFacts,
  objectives: Objectives | undefined,
): Promise<readonly AlertTrouble[]> => {
  const [standing, open, rhythms, letters, keys, lag] = await Promise.all([
    readStanding(store),
    store.alerts.open(),
    store.feedHistory.rhythms(),
    store.deadLetters.list({ state: 'open', limit: MAX_LETTERS }),
    store.apiKeys.list(),
    // Unknown while the log does not answer: its own clients say so.
    facts.lag?.().catch(() => undefined),
  ]);
  const { feeds, sources, statuses, runs, now } = standing;
  const rhythmOf = new Map(rhythms.map((rhythm) => [rhythm.sourceId, rhythm]));
  const ofFeeds = feeds.flatMap((feed, at) => feedTrouble(feed, sources[at]!, rhythmOf.get(feed.sourceId), now) ?? []);
  const own = ownTroubles({
    ...{ now, ownNow: facts.clock.now(), sources, statuses, deadLetters: letters.length, keys },
    ...defined({ lag, files: facts.files?.() }),
  });
  // An alert of an objective goes on while its feed gets worse: it is not over.
  const begun = new Set(open.flatMap(({ kind, sources }) => (kind === 'objective' ? sources : [])));
  const known = new Set(ofFeeds.flatMap(({ source }) => (source === undefined || begun.has(source) ? [] : source)));
  const burns = objectives === undefined ? [] : await objectiveTroubles(store, standing, objectives, known);
  return [...ofFeeds, ...certificateTroubles(sources, runs, now), ...burns, ...own];
};

/** The feeds that use up their objective while nothing else is told of them: those that are late, or fail now and then. */
const objectiveTroubles = async (
  { feedHistory }: MonitorStore,
  { feeds, sources, now }: Standing,
  objectives: Objectives,
  known: ReadonlySet<string>,
): Promise<readonly AlertTrouble[]> => {
  const begin = new Date(now.getTime() - BURN_WINDOW_MS).toISOString();
  const candidates = feeds
    .map((feed, at) => ({ feed, source: sources[at]! }))
    .filter(({ source }) => objectiveOf(source, objectives) !== undefined)
    .filter(({ feed, source }) => isPublic(source) && !known.has(source.id) && hasMoved(feed, begin))
    .slice(0, MAX_BURNING);
  const found: AlertTrouble[] = [];
  for (const { source } of candidates) {
    const objective = objectiveOf(source, objectives);
    if (objective === undefined) continue;
    const severity = burning(await feedHistory.of(source.id, MAX_SPELLS), objective, now);
    if (severity === undefined) continue;
    const reason = burnsText(objective);
    const { id, organization } = source;
    const cause = { cause: `objective ${id}`, kind: 'objective', severity, quietMinutes: QUIET_MINUTES } as const;
    found.push({ ...cause, reason, source: id, ...defined({ organization }) });
  }
  return found;
};

/** That of the source, else of its organization, else of all. */
const objectiveOf = ({ id, organization }: Source, { all, of }: Objectives): number | undefined =>
  of.get(`source:${id}`) ?? of.get(`organization:${organization ?? ''}`) ?? all;

/** A feed that was fresh all the time uses up nothing, and its past need not be read. */
const hasMoved = ({ state, since }: Standing['feeds'][number], begin: string): boolean =>
  state !== 'paused' && state !== 'never-read' && (state !== 'fresh' || (since ?? '') > begin);
