import type { WebhookMessage } from '@moisson/contracts';
import { defined } from '@moisson/kernel';

/**
 * Returns the body of a message. The same message has the same text at each attempt, so it has nothing of the dataset, which may have
 * changed: the receiver reads that at its address. `portalUrl`: the origin of the portal, if it is known.
 */
export const messageText = (message: WebhookMessage, portalUrl: string | undefined): string => {
  const { feed, number, kind, at, id, revision, to } = message;
  const subject = kind === 'refresh' || kind === 'reset' ? 'catalogue' : 'dataset';
  const addressOf = (dataset: string | undefined): string | undefined =>
    portalUrl === undefined || dataset === undefined ? undefined : `${portalUrl}/api/v1/datasets/${dataset}`;
  return JSON.stringify({
    type: `${subject}.${kind}`,
    timestamp: at,
    data: {
      ...{ feed, number },
      ...defined({ id, revision, url: addressOf(id), to, toUrl: addressOf(to) }),
    },
  });
};
