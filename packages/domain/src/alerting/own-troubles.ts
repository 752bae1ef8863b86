import type { AlertKind, AlertSeverity, ApiKey, FileUse, Source, SourceStatus } from '@moisson/contracts';
import { defined, fillBoth, said, type Bilingual } from '@moisson/kernel';
import { QUIET_MINUTES, type AlertTrouble } from './trouble.ts';

/** What is known of Moisson itself. What a form cannot know is absent. */
export interface OwnHealth {
  readonly now: Date;
  /** The clock of this process. */
  readonly ownNow: Date;
  readonly sources: readonly Source[];
  readonly statuses: readonly SourceStatus[];
  /** Open dead letters; beyond a limit they are not counted. */
  readonly deadLetters: number;
  readonly keys: readonly ApiKey[];
  /** Events that are to be indexed. */
  readonly lag?: number;
  readonly files?: readonly FileUse[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** All limits. Those of files are those of `moisson doctor`, that of the lag is that of deploy/observability/rules.yaml. */
export const ownLimits = {
  unreadMinutes: 30,
  lag: 50_000,
  fileShare: 0.8,
  diskBytes: 1024 ** 3,
  clockSeconds: 30,
  keyDays: 7,
} as const;

const LETTERS = said(
  '{letters|lettre morte attend|lettres mortes attendent} une décision.',
  '{letters|dead letter waits|dead letters wait} for a decision.',
);
const LAG = said(
  '{events|événement attend|événements attendent} d’être indexés.',
  '{events|event waits|events wait} to be indexed.',
);
const FULL = said(
  '{name} : {percent} % de sa limite, {free} Mio libres sur le disque.',
  '{name}: {percent} % of its limit, {free} MiB free on the disk.',
);
const SKEW = said(
  '{seconds|seconde|secondes} d’écart avec la base de données.',
  '{seconds|second|seconds} apart from the database.',
);
const KEYS = said('Clé : {id}.', 'Key: {id}.');
const UNREAD = said(
  '{due|source due|sources dues}, et aucune lecture commencée depuis une demi-heure.',
  '{due|source is|sources are} due, and no run has started for half an hour.',
);

/** Returns what is wrong with Moisson itself. */
export const ownTroubles = (health: OwnHealth): readonly AlertTrouble[] => [
  ...reading(health),
  ...letters(health),
  ...lag(health),
  ...disk(health),
  ...clock(health),
  ...keys(health),
];

const trouble = (kind: AlertKind, severity: AlertSeverity, reason: Bilingual, since?: string): AlertTrouble => ({
  ...{ cause: kind, kind, severity, reason, quietMinutes: QUIET_MINUTES, ...defined({ since }) },
});

/** Something is due for long, and no run has begun: the harvester is dead, or stuck. */
const reading = ({ now, sources, statuses }: OwnHealth): readonly AlertTrouble[] => {
  const limit = new Date(now.getTime() - ownLimits.unreadMinutes * MINUTE_MS).toISOString();
  const active = new Set(sources.filter(({ state }) => state === 'active').map(({ id }) => id));
  const due = statuses.filter(({ sourceId, nextDueAt }) => active.has(sourceId) && (nextDueAt ?? '~') < limit);
  const isBusy = statuses.some(
    ({ runningSince, lastStartedAt = '' }) => runningSince !== undefined || lastStartedAt > limit,
  );
  if (due.length === 0 || isBusy) return [];
  const since = due.map(({ nextDueAt }) => nextDueAt!).reduce((a, b) => (b < a ? b : a));
  return [trouble('reading', 'critical', fillBoth(UNREAD, { due: due.length }), since)];
};

const letters = ({ deadLetters }: OwnHealth): readonly AlertTrouble[] =>
  deadLetters === 0 ? [] : [trouble('dead-letters', 'warning', fillBoth(LETTERS, { letters: deadLetters }))];

const lag = ({ lag: events = 0 }: OwnHealth): readonly AlertTrouble[] =>
  events <= ownLimits.lag ? [] : [trouble('lag', 'warning', fillBoth(LAG, { events }))];

const disk = ({ files = [] }: OwnHealth): readonly AlertTrouble[] => {
  const isFull = ({ size, reusable, limit, diskFree }: FileUse): boolean =>
    (limit > 0 && size - reusable > ownLimits.fileShare * limit) || diskFree < ownLimits.diskBytes;
  const [worst] = files.filter(isFull).sort((a, b) => a.diskFree - b.diskFree);
  if (worst === undefined) return [];
  const { name, size, reusable, limit, diskFree } = worst;
  const percent = limit > 0 ? Math.round((100 * (size - reusable)) / limit) : 0;
  return [trouble('disk', 'critical', fillBoth(FULL, { name, percent, free: Math.floor(diskFree / 1024 ** 2) }))];
};

const clock = ({ now, ownNow }: OwnHealth): readonly AlertTrouble[] => {
  const seconds = Math.round(Math.abs(now.getTime() - ownNow.getTime()) / 1000);
  return seconds <= ownLimits.clockSeconds ? [] : [trouble('clock', 'warning', fillBoth(SKEW, { seconds }))];
};

/** One alert for each key: each has somebody else who replaces it. */
const keys = ({ keys: all, now }: OwnHealth): readonly AlertTrouble[] => {
  const [at, soon] = [now.toISOString(), new Date(now.getTime() + ownLimits.keyDays * DAY_MS).toISOString()];
  return (
    all
      .filter(({ expiresAt, revokedAt }) => revokedAt === undefined && expiresAt > at && expiresAt <= soon)
      // One that was made for a few days is meant to end.
      .filter(
        ({ createdAt, expiresAt }) => Date.parse(expiresAt) - Date.parse(createdAt) > 2 * ownLimits.keyDays * DAY_MS,
      )
      .map(({ id }) => ({ ...trouble('keys', 'warning', fillBoth(KEYS, { id })), cause: `keys ${id}` }))
  );
};
