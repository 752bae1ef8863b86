import type { Alert } from '@moisson/contracts';
import { alertId } from '@moisson/domain';
import { defined, MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';

type Parts = Pick<OperatorParts, 'store'>;

/** Returns the open alerts: what nobody has first, then the worst, then the oldest. */
export const openAlerts = async ({ store }: Parts): Promise<readonly Alert[]> =>
  [...(await store.alerts.open())].sort(
    (a, b) => rank(a) - rank(b) || (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0),
  );

/** Returns whether an alert waits for somebody. */
export const isWaiting = ({ acknowledged, silencedUntil, quietSince }: Alert): boolean =>
  acknowledged === undefined && silencedUntil === undefined && quietSince === undefined;

const rank = (alert: Alert): number => (isWaiting(alert) ? 0 : 2) + (alert.severity === 'critical' ? 0 : 1);

/** Returns one alert. Throws `request.not-found`. */
export const oneAlert = async ({ store }: Parts, id: string): Promise<Alert> => found(id, await store.alerts.get(id));

/** Notes who looks after an alert; the first one stays. Throws `request.not-found`. */
export const acknowledge = async (
  { store }: Parts,
  id: string,
  note: string | undefined,
  by: Actor,
): Promise<Alert> => {
  const at = (await store.polls.now()).toISOString();
  const given = { at, by: by.name, ...defined({ note: note === '' ? undefined : note }) };
  return found(id, await store.alerts.change(id, (alert) => ({ ...alert, acknowledged: alert.acknowledged ?? given })));
};

/** Opens an alert about nothing, which the monitor sends and closes; returns the one that is open already, if there is. */
export const testAlert = async ({ store }: Parts, { name }: Actor): Promise<Alert> => {
  const now = await store.polls.now();
  const [at, cause] = [now.toISOString(), 'test'];
  const alert: Alert = {
    ...{ id: alertId(cause, now), cause, kind: 'test', severity: 'warning', sources: [], feeds: 0, mostFeeds: 0 },
    reason: said(`Demandé par ${name}.`, `Asked for by ${name}.`),
    ...{ since: at, openedAt: at, quietMinutes: 1, messages: {} },
  };
  if (await store.alerts.begin(alert)) return alert;
  return (await store.alerts.open()).find((one) => one.cause === cause) ?? alert;
};

const found = (id: string, alert: Alert | undefined): Alert => {
  if (alert === undefined) throw new MoissonError('request.not-found', { what: said(`alerte ${id}`, `alert ${id}`) });
  return alert;
};
