import type { ApiKey } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { shownKey } from './shown-key.ts';

/** Revokes a key: the next request with it is refused. A key that was revoked stays so. Throws `request.not-found`. */
export const revokeKey = async ({ store }: Pick<OperatorParts, 'store'>, id: string): Promise<ApiKey> => {
  const now = (await store.polls.now()).toISOString();
  const revoked = await store.apiKeys.update(id, (key) => ({ ...key, revokedAt: key.revokedAt ?? now }));
  if (revoked === undefined) throw new MoissonError('request.not-found', { what: said(`clé ${id}`, `key ${id}`) });
  return shownKey(revoked);
};
