import { meter } from '@moisson/runtime';
import type { ObservableResult } from '@opentelemetry/api';
import type { WebhookSender } from './webhook-sender.ts';

/** Registers gauges of the subscriptions, as of the sender's last look. Returns a function that unregisters them. */
export const gaugeWebhooks = (sender: Pick<WebhookSender, 'standing'>): (() => void) => {
  const lag = meter.createObservableGauge('moisson.webhook.lag', {
    description: 'Changes that the subscriber furthest behind was not told yet; suspended ones are not counted',
  });
  const states = meter.createObservableGauge('moisson.webhooks', { description: 'Subscriptions to changes, by state' });
  const observeLag = (result: ObservableResult): void => result.observe(sender.standing.behind);
  const observeStates = (result: ObservableResult): void => {
    const { served, failing, suspended } = sender.standing;
    for (const [state, count] of Object.entries({ served, failing, suspended })) result.observe(count, { state });
  };
  lag.addCallback(observeLag);
  states.addCallback(observeStates);
  return () => {
    lag.removeCallback(observeLag);
    states.removeCallback(observeStates);
  };
};
