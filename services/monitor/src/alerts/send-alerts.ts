import type { Alert, Delivery } from '@moisson/contracts';
import {
  alertDeliveryRule,
  claimDelivery,
  dueMessages,
  ended,
  isHeldBy,
  putOff,
  type DueMessage,
} from '@moisson/domain';
import { MoissonError, said } from '@moisson/kernel';
import type { MonitorStore } from '../monitor-store.ts';
import type { AlertChannel } from './alert-channels.ts';
import type { AlertEvents } from './events.ts';

/** Closed alerts whose end is still told. */
const MAX_CLOSED = 500;
const CLOSED_MS = 3 * 86_400_000;

export interface AlertSender {
  readonly store: Pick<MonitorStore, 'alerts' | 'alertDeliveries' | 'polls'>;
  readonly channels: readonly AlertChannel[];
  readonly escalateMinutes: number;
  readonly events: Pick<AlertEvents, 'sent' | 'putOff' | 'failed'>;
  /** Names this process among all replicas. */
  readonly holder: string;
  readonly signal: AbortSignal;
}

/** How the channels did: a channel with nothing to send is in neither. One whose messages all wait for their next attempt is down. */
export interface SendResult {
  readonly well: readonly string[];
  readonly down: readonly string[];
}

/**
 * Sends the messages about alerts that are due, unless they were sent or another replica is at them. Each channel is served beside the others;
 * one that does not take a message is left until the next call. Throws `OutageError` if the store does not answer.
 */
export const sendDueAlerts = async (sender: AlertSender): Promise<SendResult> => {
  const { store, channels } = sender;
  const now = await store.polls.now();
  const oldest = new Date(now.getTime() - CLOSED_MS).toISOString();
  const closed = (await store.alerts.past(MAX_CLOSED)).filter(({ closedAt = '' }) => closedAt > oldest);
  // The end before the beginning: an outage that is over must not keep somebody awake.
  const alerts = [...closed, ...(await store.alerts.open())];
  const results = await Promise.allSettled(channels.map((channel) => serve(sender, channel, alerts)));
  // Thrown only when no message is under way any more.
  const outcomes = results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  const named = (wanted: Outcome) => channels.map(({ name }) => name).filter((_, at) => outcomes[at] === wanted);
  return { well: named('sent'), down: named('down') };
};

type Outcome = 'sent' | 'idle' | 'waiting' | 'down';

const serve = async (sender: AlertSender, channel: AlertChannel, alerts: readonly Alert[]): Promise<Outcome> => {
  let [outcome, isWaiting]: [Outcome, boolean] = ['idle', false];
  for (const alert of alerts) {
    if (sender.signal.aborted) return outcome;
    const now = await sender.store.polls.now();
    for (const message of dueMessages(alert, [channel], sender.escalateMinutes, now)) {
      const one = await deliver(sender, channel, alert, message);
      if (one === 'down') return 'down';
      if (one === 'waiting') isWaiting = true;
      if (one === 'sent') outcome = 'sent';
    }
  }
  return outcome === 'idle' && isWaiting ? 'down' : outcome;
};

const deliver = async (
  sender: AlertSender,
  channel: AlertChannel,
  alert: Alert,
  message: DueMessage,
): Promise<Outcome> => {
  const { store, events, holder, signal } = sender;
  const { alertDeliveries: deliveries, polls } = store;
  const now = await polls.now();
  const first: Delivery = { id: message.id, dueAt: now.toISOString(), state: 'pending', attempts: 0 };
  const claimed = await deliveries.change(first, (one) => claimDelivery(one, holder, now, alertDeliveryRule));
  // It ended, and whoever ended it died before the alert said so.
  if (claimed.state !== 'pending') return noteEnd(sender, alert, message, claimed);
  // After a failure its next attempt is not due yet; without one, another replica is at it.
  if (!isHeldBy(claimed, holder, now)) return claimed.problem === undefined ? 'idle' : 'waiting';
  const note = async (change: (delivery: Delivery, at: Date) => Delivery): Promise<Delivery> => {
    const at = await polls.now();
    // Another holder may have followed this one, if it was stopped for long.
    return deliveries.change(first, (one) => (one.holder === holder ? change(one, at) : one));
  };
  try {
    await channel.send(alert, message, signal);
  } catch (error) {
    // What a server refuses for good today (a password that expired, a block) may be mended while the trouble lasts.
    const after = await note((delivery, at) => putOff(delivery, textOf(error), at, alertDeliveryRule));
    if (after.state === 'failed') await noteEnd(sender, alert, message, after);
    else events.putOff(message, after);
    return 'down';
  }
  const sent = await note((delivery, at) => ended(delivery, 'sent', at));
  events.sent(message);
  return noteEnd(sender, alert, message, sent);
};

/** Writes the end of a message into its alert, so that it is not asked for again. */
const noteEnd = async (
  { store, events }: AlertSender,
  { id }: Alert,
  message: DueMessage,
  delivery: Delivery,
): Promise<Outcome> => {
  const { state, endedAt } = delivery;
  if (state === 'pending' || endedAt === undefined) return 'idle';
  if (state === 'failed') events.failed(message, delivery);
  await store.alerts.change(id, (alert) => ({
    ...alert,
    messages: { ...alert.messages, [message.key]: { at: endedAt, state } },
  }));
  return state === 'sent' ? 'sent' : 'idle';
};

const textOf = (error: unknown) =>
  error instanceof MoissonError ? error.toProblem().message : said(String(error), String(error));
