import { Keyring } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { webhookEvents } from './events.ts';
import { gaugeWebhooks } from './gauge-webhooks.ts';
import { WebhookSender } from './webhook-sender.ts';

/** Sends the changes of the catalogue to its subscribers, while the service runs. Returns what ends it. */
export const notifySubscribers = ({ store, keyring, log, subscribers }: OperatorParts): (() => Promise<void>) => {
  if (subscribers === undefined) return () => Promise.resolve();
  const { fetching, portalUrl } = subscribers;
  const sender = new WebhookSender({
    ...{ store, fetching, portalUrl, clock: systemClock, events: webhookEvents(log) },
    keyring: keyring ?? new Keyring([]),
  });
  const endGauge = gaugeWebhooks(sender);
  sender.start();
  return async () => {
    endGauge();
    await sender.stop();
  };
};
