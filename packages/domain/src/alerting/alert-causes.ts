import type { Alert, AlertKind } from '@moisson/contracts';
import { fillBoth, said } from '@moisson/kernel';
import { QUIET_MINUTES, type AlertTrouble } from './trouble.ts';

/** Beyond so many new causes at one look, they are one alert: whoever reads thirty messages at night reads none. */
export const MAX_AT_ONCE = 10;
/** Alerts about feeds that opened in a day and are open; beyond them further causes are one alert. */
export const MAX_OPEN = 50;
/** All that are open, also for months: a hundred frozen feeds must not hide an outage, but a thousand are a list that nobody reads. */
export const MAX_STANDING = 500;
const DAY_MS = 86_400_000;
export const MANY = 'many feeds';

const MANY_REASON = said(
  'Beaucoup de flux ont un trouble à la fois : {causes|cause distincte|causes distinctes}. Une panne de notre réseau ou d’une plateforme est probable.',
  'Many feeds are in trouble at once: {causes|distinct cause|distinct causes}. Our own network or a platform is probably down.',
);

/** What is wrong for one cause, with all that have it. Never empty. */
export interface AlertCause {
  readonly cause: string;
  readonly troubles: readonly [AlertTrouble, ...AlertTrouble[]];
}

/** Feeds in several troubles at once are named by the worst of them. */
const WORST_FIRST: readonly AlertKind[] = ['quarantined', 'stale', 'failing'];

/**
 * Returns the troubles by cause, sorted by it. Those that are too many at once become one cause, until half as many are left: those are then
 * told each. The order of the troubles does not matter.
 */
export const alertCauses = (
  troubles: readonly AlertTrouble[],
  open: readonly Pick<Alert, 'cause' | 'mostFeeds' | 'openedAt'>[],
  now: Date,
): AlertCause[] => {
  const known = new Set(open.map(({ cause }) => cause));
  const byCause = Map.groupBy([...troubles].sort(byWorst), ({ cause }) => cause);
  const all = [...byCause].map(([cause, some]): AlertCause => ({
    cause,
    troubles: some as [AlertTrouble, ...AlertTrouble[]],
  }));
  const [fresh, kept] = [all.filter((one) => isNew(one, known)), all.filter((one) => !isNew(one, known))];
  const standing = open.filter(({ cause, mostFeeds }) => cause !== MANY && mostFeeds > 0);
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString();
  const recent = standing.filter(({ openedAt }) => openedAt > dayAgo).length;
  const most = known.has(MANY) ? MAX_AT_ONCE / 2 : MAX_AT_ONCE;
  const isFlood =
    fresh.length > most || recent + fresh.length > MAX_OPEN || standing.length + fresh.length > MAX_STANDING;
  const shown = isFlood && fresh.length > 0 ? [...kept, manyOf(fresh)] : all;
  return shown.sort((a, b) => compare(a.cause, b.cause));
};

/** A cause about feeds that has no alert. Moisson’s own are few, and never hidden among others. */
const isNew = ({ cause, troubles: [first] }: AlertCause, known: ReadonlySet<string>): boolean =>
  first.source !== undefined && !known.has(cause);

const manyOf = (causes: readonly AlertCause[]): AlertCause => {
  const reason = fillBoth(MANY_REASON, { causes: causes.length });
  const each = causes.flatMap(({ troubles }) => troubles).sort((a, b) => compare(a.source ?? '', b.source ?? ''));
  const troubles = each.map(({ problem: _, ...one }): AlertTrouble => {
    const kind = { kind: 'many', severity: 'critical', cause: MANY, quietMinutes: QUIET_MINUTES } as const;
    return { ...one, ...kind, reason };
  });
  return { cause: MANY, troubles: troubles as [AlertTrouble, ...AlertTrouble[]] };
};

const byWorst = (a: AlertTrouble, b: AlertTrouble): number =>
  WORST_FIRST.indexOf(a.kind) - WORST_FIRST.indexOf(b.kind) ||
  compare(a.source ?? '', b.source ?? '') ||
  compare(a.kind, b.kind) ||
  compare(a.reason.fr, b.reason.fr);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
