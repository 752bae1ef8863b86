import { meter } from '@moisson/runtime';
import type { ObservableResult } from '@opentelemetry/api';
import type { WebhookSender } from './webhook-sender.ts';

/** Registers a gauge of how far each subscription is behind the feed of changes. Returns a function that unregisters it. */
export const gaugeWebhooks = (sender: Pick<WebhookSender, 'lags'>): (() => void) => {
  const gauge = meter.createObservableGauge('moisson.webhook.lag', {
    description: 'Changes that a subscriber was not told yet, of subscriptions that are not suspended',
  });
  const observe = (result: ObservableResult): void => {
    for (const { id, behind } of sender.lags) result.observe(behind, { 'moisson.webhook.id': id });
  };
  gauge.addCallback(observe);
  return () => gauge.removeCallback(observe);
};
