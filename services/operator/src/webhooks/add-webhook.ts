import { MAX_WEBHOOKS, type StoredWebhook, type Webhook } from '@moisson/contracts';
import { credentialIn, InvalidInput, MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { NewWebhook } from '@moisson/operations/operator-api';
import { vaultOf } from '../credentials/vault-of.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { shownWebhook } from './shown-webhook.ts';
import { newWebhookSecret, sealSecret } from './webhook-secret.ts';

/**
 * Subscribes an address to the changes after this moment; the answer alone has its secret. Throws `request.conflict` if the id is in use or
 * there are too many, `request.invalid` for an address with a password, `fetch.address-forbidden`, `credentials.key-missing`.
 */
export const addWebhook = async (
  parts: Pick<OperatorParts, 'store' | 'keyring' | 'fetching'>,
  given: NewWebhook,
  by: Actor,
): Promise<Webhook & { readonly secret: string }> => {
  const { store, fetching } = parts;
  // The address is shown to every operator and is in the audit log.
  if (credentialIn(given.url) !== undefined) throw new InvalidInput([{ path: ['url'], detail: HAS_SECRET }]);
  fetching.checkAddress(given.url);
  const { length } = await store.webhooks.list();
  if (length >= MAX_WEBHOOKS) throw new MoissonError('request.conflict', { detail: TOO_MANY });
  const at = (await store.polls.now()).toISOString();
  const secret = newWebhookSecret();
  const webhook: StoredWebhook = {
    ...{ ...given, createdAt: at, createdBy: by.subject, secretAt: at, delivered: 0, letters: [] },
    ...{ feed: await store.changeFeed.identity(), position: (await store.changeFeed.end()).number },
    secret: sealSecret(vaultOf(parts).keyring, given.id, secret, at),
  };
  if (!(await store.webhooks.create(webhook)))
    throw new MoissonError('request.conflict', {
      detail: said(`l’abonnement ${given.id} existe`, `the subscription ${given.id} exists`),
    });
  return { ...shownWebhook(webhook), secret };
};

const TOO_MANY = said(
  `il y a au plus ${MAX_WEBHOOKS} abonnements; supprimez-en d’abord`,
  `there are at most ${MAX_WEBHOOKS} subscriptions; remove some first`,
);
const HAS_SECRET = said(
  'l’adresse contient un mot de passe ou une clé : les messages sont signés, il n’en faut pas',
  'the address has a password or a key in it: messages are signed, so none is needed',
);
