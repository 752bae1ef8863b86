import { MAX_ALERT_SOURCES, type Alert, type Silence } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { createHash } from 'node:crypto';
import { alertCauses, type AlertCause } from './alert-causes.ts';
import { allSilencedUntil, holdsAt } from './silences.ts';
import type { AlertTrouble } from './trouble.ts';

/** With so many feeds, an alert is critical whatever each of them would be. */
export const CRITICAL_FEEDS = 10;
const MINUTE_MS = 60_000;

/** What a look compares. Instants are those of the store's clock. */
export interface AlertLook {
  /** In any order. */
  readonly troubles: readonly AlertTrouble[];
  /** One for each cause at most. */
  readonly open: readonly Alert[];
  readonly silences: readonly Silence[];
  readonly now: Date;
}

/** What is to be written after a look. What did not change is in none of them. */
export interface AlertChanges {
  readonly begun: readonly Alert[];
  readonly changed: readonly Alert[];
  readonly ended: readonly Alert[];
}

/** Returns a hash of a cause: what ids of its alerts begin with. */
export const causeId = (cause: string): string => createHash('sha256').update(cause).digest('hex').slice(0, 12);

/** Returns the id of the alert that opens for a cause at this instant. */
export const alertId = (cause: string, openedAt: Date): string =>
  `${causeId(cause)}-${Math.floor(openedAt.getTime() / 1000).toString(36)}`;

/** Returns which alerts open, change and close. The same look gives the same alerts, with the same ids, whoever does it. */
export const nextAlerts = ({ troubles, open, silences, now }: AlertLook): AlertChanges => {
  const causes = alertCauses(troubles, open, now);
  const active = silences.filter((silence) => holdsAt(silence, now));
  const alertOf = new Map(open.map((alert) => [alert.cause, alert]));
  const causeOf = new Map(causes.map((cause) => [cause.cause, cause]));
  const after = open.map((alert) => {
    const cause = causeOf.get(alert.cause);
    return [alert, cause === undefined ? quieter(alert, now) : seen(alert, cause, active, now)] as const;
  });
  return {
    begun: causes.filter(({ cause }) => !alertOf.has(cause)).map((cause) => begun(cause, active, now)),
    changed: after.flatMap(([before, next]) => (next === before || next.closedAt !== undefined ? [] : [next])),
    ended: after.flatMap(([, next]) => (next.closedAt === undefined ? [] : [next])),
  };
};

const begun = (cause: AlertCause, active: readonly Silence[], now: Date): Alert => {
  const openedAt = now.toISOString();
  const told = observed(cause, active);
  return {
    ...{ id: alertId(cause.cause, now), cause: cause.cause },
    ...told,
    since: earliest(cause.troubles) ?? openedAt,
    ...{ openedAt, mostFeeds: told.feeds, messages: {} },
  };
};

const seen = (alert: Alert, cause: AlertCause, active: readonly Silence[], now: Date): Alert => {
  const { quietSince: _, silencedUntil: __, problem: ___, host: ____, ...before } = alert;
  const told = observed(cause, active);
  // Who was told that it is critical is not told again when it is for the second time.
  const severity = alert.severity === 'critical' ? alert.severity : told.severity;
  const raisedAt = severity === alert.severity ? alert.raisedAt : now.toISOString();
  const mostFeeds = Math.max(alert.mostFeeds, told.feeds);
  const next: Alert = { ...before, ...told, severity, mostFeeds, ...defined({ raisedAt }) };
  return isSame(alert, next) ? alert : next;
};

const quieter = (alert: Alert, now: Date): Alert => {
  const { quietSince, quietMinutes } = alert;
  const at = now.toISOString();
  // A clock that was set back makes it wait anew.
  if (quietSince === undefined || quietSince > at) return { ...alert, quietSince: at };
  if (now.getTime() - Date.parse(quietSince) < quietMinutes * MINUTE_MS) return alert;
  return { ...alert, closedAt: at };
};

type Observed = Pick<
  Alert,
  'kind' | 'severity' | 'reason' | 'problem' | 'host' | 'sources' | 'feeds' | 'quietMinutes' | 'silencedUntil'
>;

const observed = ({ troubles }: AlertCause, active: readonly Silence[]): Observed => {
  const [worst] = troubles;
  const ids = troubles.flatMap(({ source }) => source ?? []).sort();
  const hosts = new Set(troubles.map(({ host }) => host));
  const isCritical = ids.length >= CRITICAL_FEEDS || troubles.some(({ severity }) => severity === 'critical');
  return {
    ...{ kind: worst.kind, reason: worst.reason },
    severity: isCritical ? 'critical' : 'warning',
    ...defined({ problem: worst.problem, host: hosts.size === 1 ? worst.host : undefined }),
    ...{ sources: ids.slice(0, MAX_ALERT_SOURCES), feeds: ids.length },
    quietMinutes: Math.max(...troubles.map(({ quietMinutes }) => quietMinutes)),
    ...defined({ silencedUntil: allSilencedUntil(troubles, active) }),
  };
};

const earliest = (troubles: readonly AlertTrouble[]): string | undefined =>
  troubles
    .flatMap(({ since }) => since ?? [])
    .reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);

/** A look each minute must write nothing where nothing changed. */
const isSame = (a: Alert, b: Alert): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
const ordered = (alert: Alert) => Object.entries(alert).sort(([a], [b]) => (a < b ? -1 : 1));
