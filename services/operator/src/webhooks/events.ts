import type { StoredWebhook, WebhookMessage } from '@moisson/contracts';
import { webhookMessageId } from '@moisson/domain';
import { messageOf, type Problem } from '@moisson/kernel';
import { meter, type Logger } from '@moisson/runtime';

export interface WebhookEvents {
  delivered(): void;
  /** A message did not get through; `after`: the subscription with what follows from that. */
  failed(after: StoredWebhook, message: WebhookMessage, problem: Problem): void;
  /** A subscription cannot be served for a reason of our own: its secret does not decrypt. */
  unserved(id: string, error: unknown): void;
  outage(error: unknown, attempt: number): void;
}

/** Counts and logs every event of the deliveries to subscribers, in one place. */
export const webhookEvents = (log: Logger): WebhookEvents => {
  const messages = meter.createCounter('moisson.webhook.messages', {
    description: 'Attempts to deliver a message to a subscriber, by result',
  });
  const suspensions = meter.createCounter('moisson.webhook.suspensions', {
    description: 'Subscriptions that were suspended without an operator, by cause',
  });
  for (const result of ['delivered', 'failed', 'dead-letter']) messages.add(0, { result });
  for (const cause of ['gone', 'failing']) suspensions.add(0, { cause });
  return {
    delivered: () => messages.add(1, { result: 'delivered' }),
    failed: (after, message, { code }) => {
      const { id: webhook, suspension, failure, letters } = after;
      const told = { webhook, message: webhookMessageId(message), code };
      const isLetter = failure === undefined && letters.some((letter) => letter.message.number === message.number);
      messages.add(1, { result: isLetter ? 'dead-letter' : 'failed' });
      if (suspension !== undefined) {
        suspensions.add(1, { cause: suspension.cause });
        log.error({ event: 'webhook.suspended', ...told, cause: suspension.cause }, 'a subscription is suspended');
      } else if (isLetter) log.error({ event: 'webhook.dead-letter', ...told }, 'a message was given up');
      else log.info({ event: 'webhook.failed', ...told, retryAt: failure?.retryAt }, 'a message did not get through');
    },
    unserved: (webhook, error) =>
      log.error({ event: 'webhook.unserved', webhook, detail: messageOf(error) }, 'a subscription cannot be served'),
    outage: (error, attempt) =>
      log.error({ event: 'dependency.unavailable', attempt, detail: messageOf(error) }, 'waiting for the store'),
  };
};
