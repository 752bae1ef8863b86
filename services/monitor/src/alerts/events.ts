import type { Alert, Delivery } from '@moisson/contracts';
import type { DueMessage } from '@moisson/domain';
import { OutageError } from '@moisson/kernel';
import { meter, type Logger } from '@moisson/runtime';

export interface AlertEvents {
  opened(alert: Alert): void;
  closed(alert: Alert): void;
  sent(message: DueMessage): void;
  /** Its channel did not take it; it is tried again. */
  putOff(message: DueMessage, delivery: Delivery): void;
  failed(message: DueMessage, delivery: Delivery): void;
  /** The alerts could not be looked at, or the heartbeat did not get through. */
  trouble(what: 'look' | 'heartbeat', error: unknown): void;
}

/** Counts and logs what becomes of alerts, in one place. No address of a recipient is logged. */
export const alertEvents = (log: Logger): AlertEvents => {
  const messages = meter.createCounter('moisson.alert.messages', {
    description: 'Messages about alerts, by channel and outcome of an attempt',
  });
  // A counter must exist before its first increase, or that increase is not seen.
  for (const route of ['mail', 'escalation', 'webhook', 'chat'])
    for (const outcome of ['sent', 'put-off', 'failed']) messages.add(0, { route, outcome });
  const count = ({ route }: DueMessage, outcome: string): void => messages.add(1, { route, outcome });
  const of = ({ id, kind, severity, feeds }: Alert) => ({ alert: id, kind, severity, feeds });
  const fields = ({ id }: DueMessage, { attempts, problem }: Delivery) => ({ id, attempts, detail: problem?.en });
  return {
    opened: (alert) => log.warn({ event: 'alert.opened', ...of(alert) }, 'an alert opened'),
    closed: (alert) => log.info({ event: 'alert.closed', ...of(alert) }, 'an alert closed'),
    sent: (message) => {
      count(message, 'sent');
      log.info({ event: 'alert.sent', id: message.id }, 'people were told of an alert');
    },
    putOff: (message, delivery) => {
      count(message, 'put-off');
      log.warn({ event: 'alert.put-off', ...fields(message, delivery) }, 'the message about an alert is tried again');
    },
    failed: (message, delivery) => {
      count(message, 'failed');
      log.error({ event: 'alert.failed', ...fields(message, delivery) }, 'the message about an alert was given up');
    },
    trouble: (what, err) => {
      const level = err instanceof OutageError ? 'warn' : 'error';
      log[level]({ event: `alert.${what}-failed`, err }, 'alerts could not be looked after');
    },
  };
};
