import { MoissonError, OutageError, type ProblemCode } from '@moisson/kernel';
import { vaultOf } from '../credentials/vault-of.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { resealSecret } from './webhook-secret.ts';

interface Resealed {
  readonly rotated: number;
  readonly failed: readonly { readonly webhookId: string; readonly code: ProblemCode }[];
}

/** Encrypts the secrets of all subscriptions with the newest key, where an older one does. What does not decrypt stays, and is named. */
export const resealSecrets = async (parts: Pick<OperatorParts, 'store' | 'keyring'>): Promise<Resealed> => {
  const { webhooks } = parts.store;
  const { keyring } = vaultOf(parts);
  let rotated = 0;
  const failed: { webhookId: string; code: ProblemCode }[] = [];
  for (const { id, secret, formerSecret } of await webhooks.list())
    try {
      if ([secret, formerSecret].every((one) => one === undefined || one.keyId === keyring.newestId)) continue;
      // Inside the change: what an operator set meanwhile is what is encrypted anew.
      await webhooks.update(id, (one) => ({
        ...{ ...one, secret: resealSecret(keyring, id, one.secret) },
        ...(one.formerSecret === undefined ? {} : { formerSecret: resealSecret(keyring, id, one.formerSecret) }),
      }));
      rotated += 1;
    } catch (error) {
      if (error instanceof OutageError || !(error instanceof MoissonError)) throw error;
      failed.push({ webhookId: id, code: error.code });
    }
  return { rotated, failed };
};
