import type { AlertLead, AlertTrouble } from '@moisson/domain';
import { nextAlerts } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import type { MonitorStore } from '../monitor-store.ts';
import type { AlertEvents } from './events.ts';

const MINUTE_MS = 60_000;
/** After so long without a look, the first runs are waited for: what was due meanwhile is not yet trouble. */
const GAP_MS = 5 * MINUTE_MS;
const GRACE_MS = 15 * MINUTE_MS;
/** Closed alerts are kept so long, messages about them a shorter time. */
const [KEPT_MS, MESSAGES_KEPT_MS] = [2 * 366 * 24 * 60 * MINUTE_MS, 90 * 24 * 60 * MINUTE_MS];

/** Opens, changes and closes alerts after these troubles. Doing it twice, or by two processes at once, changes nothing. */
export const lookAtAlerts = async (
  { alerts, alertDeliveries, polls }: MonitorStore,
  troubles: readonly AlertTrouble[],
  lead: AlertLead,
  events: Pick<AlertEvents, 'opened' | 'closed'>,
): Promise<void> => {
  const now = await polls.now();
  const [open, silences] = await Promise.all([alerts.open(), alerts.silences(now.toISOString())]);
  const { begun, changed, ended } = nextAlerts({ troubles, open, silences, now });
  for (const alert of ended) {
    await alerts.close(alert.id, alert.closedAt!);
    events.closed(alert);
  }
  for (const next of changed)
    // What people and messages have written meanwhile stays.
    await alerts.change(next.id, (standing) => {
      if (standing.closedAt !== undefined) return standing;
      const { acknowledged: _, ...rest } = next;
      return { ...rest, messages: standing.messages, ...defined({ acknowledged: standing.acknowledged }) };
    });
  if (!isStarting(lead, now)) for (const alert of begun) if (await alerts.begin(alert)) events.opened(alert);
  if (ended.length === 0) return;
  await alerts.removeBefore(new Date(now.getTime() - KEPT_MS).toISOString());
  await alertDeliveries.removeBefore(new Date(now.getTime() - MESSAGES_KEPT_MS).toISOString());
};

/** After a long stop every feed looks stale until it is read; alerts that were open before stay open. */
const isStarting = ({ since, after }: AlertLead, now: Date): boolean =>
  now.getTime() - Date.parse(since) < GRACE_MS &&
  (after === undefined || Date.parse(since) - Date.parse(after) > GAP_MS);
