import type { Alert } from '@moisson/contracts';

/** What a message tells: that an alert opened, became critical, waits unacknowledged, or closed. */
export type AlertEvent = 'opened' | 'raised' | 'escalated' | 'closed';

/** A way by which alerts reach people. `escalation`: who is told only if nobody acknowledges. */
export interface AlertRoute {
  readonly name: string;
  readonly isEscalation?: boolean;
}

export interface DueMessage {
  /** The same for each attempt, whichever process makes it: what receivers recognise a repeat by. */
  readonly id: string;
  readonly event: AlertEvent;
  readonly route: string;
  /** Its place in `Alert.messages`. */
  readonly key: string;
}

const MINUTE_MS = 60_000;

/** Returns the messages about an alert that are to be sent now. At most one for each route, so that none overtakes another. */
export const dueMessages = (
  alert: Alert,
  routes: readonly AlertRoute[],
  escalateMinutes: number,
  now: Date,
): readonly DueMessage[] =>
  routes.flatMap((route) => {
    const event = route.isEscalation === true ? lateEvent(alert, route, escalateMinutes, now) : eventOf(alert, route);
    if (event === undefined) return [];
    const key = `${event}/${route.name}`;
    return [{ id: `alert:${alert.id}:${key}`, event, route: route.name, key }];
  });

const endOf = ({ messages }: Alert, event: AlertEvent, { name }: AlertRoute) => messages[`${event}/${name}`];

const eventOf = (alert: Alert, route: AlertRoute): AlertEvent | undefined => {
  const opened = endOf(alert, 'opened', route);
  if (alert.closedAt !== undefined) return closing(alert, route, opened?.state === 'sent');
  if (isSilenced(alert)) return undefined;
  if (opened === undefined) return 'opened';
  const { raisedAt, acknowledged } = alert;
  // A first message that was sent after it became critical has said so.
  const isNews = raisedAt !== undefined && raisedAt > opened.at && acknowledged === undefined;
  return isNews && endOf(alert, 'raised', route) === undefined ? 'raised' : undefined;
};

/** Only what is critical and nobody has taken goes on to the next recipients. */
const lateEvent = (alert: Alert, route: AlertRoute, minutes: number, now: Date): AlertEvent | undefined => {
  const told = endOf(alert, 'escalated', route);
  if (alert.closedAt !== undefined) return closing(alert, route, told?.state === 'sent');
  if (told !== undefined || isSilenced(alert) || alert.acknowledged !== undefined || alert.severity !== 'critical')
    return undefined;
  const from = Date.parse(alert.raisedAt ?? alert.openedAt);
  return now.getTime() - from >= minutes * MINUTE_MS ? 'escalated' : undefined;
};

/** Who was never told that it began is not told that it ended. */
const closing = (alert: Alert, route: AlertRoute, wasTold: boolean): AlertEvent | undefined =>
  wasTold && endOf(alert, 'closed', route) === undefined ? 'closed' : undefined;

const isSilenced = ({ silencedUntil }: Alert): boolean => silencedUntil !== undefined;
