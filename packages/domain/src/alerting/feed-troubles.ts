import { isPublic, type AlertKind, type AlertSeverity, type Feed, type Source } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import type { ContentRhythm } from '../freshness/history/content-rhythm.ts';
import { frozenContent } from '../freshness/history/frozen-content.ts';
import { slowRuns } from '../freshness/history/run-durations.ts';
import { nextPoll } from '../harvesting/due-time.ts';
import { platformOf } from '../politeness/platforms.ts';
import { QUIET_MINUTES, type AlertTrouble } from './trouble.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** A feed that is late, new or paused is no trouble: nobody is woken for what may end by itself. */
const SEVERITIES: Readonly<Record<string, AlertSeverity>> = { failing: 'warning', held: 'warning', stale: 'critical' };

/** Returns what is wrong with a feed now; undefined if nothing is. */
export const feedTrouble = (
  feed: Feed,
  source: Source,
  rhythm: ContentRhythm | undefined,
  now: Date,
): AlertTrouble | undefined => {
  if (!isPublic(source)) return undefined;
  const { state, reason, problem, since, quarantinedSince } = feed;
  const host = platformOf(source.endpoint);
  const shared = { source: source.id, ...defined({ organization: source.organization, host }) };
  const severity = SEVERITIES[state];
  if (severity === undefined) {
    if (rhythm === undefined || (state !== 'fresh' && state !== 'late')) return undefined;
    const frozen = state === 'fresh' ? frozenContent(rhythm, now) : undefined;
    if (frozen !== undefined)
      return { ...ofOne('frozen', 'warning', source.id), ...shared, reason: frozen.reason, since: frozen.since };
    const slow = rhythm.durations === undefined ? undefined : slowRuns(rhythm.durations);
    // A host that grows slow does so for all its feeds.
    return slow === undefined ? undefined : { ...ofOne('slow', 'warning', host ?? source.id), ...shared, reason: slow };
  }
  const told = { ...shared, reason, ...defined({ problem, since }) };
  if (state === 'held') return { ...ofOne('held', severity, source.id), ...told };
  return {
    ...told,
    kind: quarantinedSince === undefined ? (state as AlertKind) : 'quarantined',
    severity: quarantinedSince === undefined ? severity : 'critical',
    // Failing, stale and quarantined are one trouble that grows worse: the same cause, so that nobody is woken for each.
    cause: ['unread', areaOf(problem), host ?? source.id].join(' '),
    quietMinutes: intervalMinutes(source, now),
  };
};

const ofOne = (kind: AlertKind, severity: AlertSeverity, of: string) => ({
  ...{ kind, severity, cause: `${kind} ${of}`, quietMinutes: QUIET_MINUTES },
});

/** The kind of fault: a host that is down answers now with a timeout, now with a 503, which are one cause. */
const areaOf = (problem: string | undefined): string => problem?.split('.')[0] ?? 'none';

/** A feed has recovered when its next run succeeds as well: one that fails every other time stays one alert. */
const intervalMinutes = (source: Source, now: Date): number => {
  try {
    const due = nextPoll(source, now);
    const interval = (nextPoll(source, due).getTime() - due.getTime()) / MINUTE_MS;
    return Math.min(DAY_MINUTES, Math.max(QUIET_MINUTES, Math.ceil(interval)));
  } catch {
    // A schedule that cannot be read: the feed itself says so.
    return QUIET_MINUTES;
  }
};
