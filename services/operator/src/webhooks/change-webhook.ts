import type { StoredWebhook, Webhook } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { shownWebhook } from './shown-webhook.ts';

/** Applies a change to a subscription and returns it as it is shown. Throws `request.not-found`. */
export const changeWebhook = async (
  { store }: Pick<OperatorParts, 'store'>,
  id: string,
  change: (webhook: StoredWebhook) => StoredWebhook,
): Promise<Webhook> => {
  const changed = await store.webhooks.update(id, change);
  if (changed === undefined) throw notThere(id);
  return shownWebhook(changed);
};

export const notThere = (id: string): MoissonError =>
  new MoissonError('request.not-found', { what: said(`abonnement ${id}`, `subscription ${id}`) });

/** Nothing is sent any more: a message on its way ends, and the next one is not sent. One that was suspended already stays as it is. */
export const suspended =
  (at: string) =>
  (webhook: StoredWebhook): StoredWebhook => ({
    ...webhook,
    suspension: webhook.suspension ?? { at, cause: 'operator' },
  });

/** Sending goes on at once where it stood, and what failed before no longer counts. */
export const resumed = ({ suspension: _, failure: __, isStruggling: ___, ...webhook }: StoredWebhook): StoredWebhook =>
  webhook;

/** Every dead letter is sent once more. */
export const lettersAgain = (webhook: StoredWebhook): StoredWebhook => ({
  ...webhook,
  letters: webhook.letters.map((letter) => ({ ...letter, isWaiting: true })),
});
