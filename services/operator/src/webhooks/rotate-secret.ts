import type { Webhook } from '@moisson/contracts';
import { vaultOf } from '../credentials/vault-of.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { changeWebhook } from './change-webhook.ts';
import { newWebhookSecret, sealSecret } from './webhook-secret.ts';

/**
 * Gives a subscription a new secret, which the answer alone has. The former one signs too for so many hours, so that the receiver can change
 * it without missing a message. Throws `request.not-found`, `credentials.key-missing`.
 */
export const rotateSecret = async (
  parts: Pick<OperatorParts, 'store' | 'keyring'>,
  id: string,
  overlapHours: number,
): Promise<Webhook & { readonly secret: string }> => {
  const now = await parts.store.polls.now();
  const at = now.toISOString();
  const secret = newWebhookSecret();
  const sealed = sealSecret(vaultOf(parts).keyring, id, secret, at);
  const formerSecretUntil = new Date(now.getTime() + overlapHours * 3_600_000).toISOString();
  const webhook = await changeWebhook(parts, id, (one) => ({
    ...{ ...one, secret: sealed, secretAt: at },
    ...{ formerSecret: one.secret, formerSecretUntil },
  }));
  return { ...webhook, secret };
};
