import type { ApiKey, StoredApiKey } from '@moisson/contracts';
import { newKeySecret } from '@moisson/domain';
import { defined, InvalidInput, MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { NewKey } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { shownKey } from './shown-key.ts';

const DAY_MS = 86_400_000;

/**
 * Makes an API key; the answer alone has its secret. Throws `request.conflict` if the id is or was in use; `request.invalid` unless exactly
 * publishers have organizations, all of them registered.
 */
export const addKey = async (
  { store }: Pick<OperatorParts, 'store'>,
  { days, ...given }: NewKey,
  by: Actor,
): Promise<ApiKey & { readonly secret: string }> => {
  const { id, organizations, role } = given;
  if ((role === 'publisher') !== (organizations !== undefined))
    throw new InvalidInput([{ path: ['organizations'], detail: PUBLISHERS }]);
  const known = new Set((await store.registry.organizations()).map((one) => one.id));
  const unknown = (organizations ?? []).flatMap((one, at) =>
    known.has(one) ? [] : [{ path: ['organizations', at], detail: unknownOrganization(one) }],
  );
  if (unknown.length > 0) throw new InvalidInput(unknown);
  const now = await store.polls.now();
  const { secret, hash } = newKeySecret(id);
  const key: StoredApiKey = {
    ...{ id, name: given.name, role, hash, createdBy: by.subject, createdAt: now.toISOString() },
    ...defined({ organizations }),
    expiresAt: new Date(now.getTime() + days * DAY_MS).toISOString(),
  };
  if (!(await store.apiKeys.create(key)))
    throw new MoissonError('request.conflict', {
      detail: said(`la clé ${id} existe, ou a existé`, `the key ${id} exists, or did`),
    });
  return { ...shownKey(key), secret };
};

const PUBLISHERS = said(
  'un éditeur a au moins une organisation, les autres rôles n’en ont pas',
  'a publisher has at least one organization, other roles have none',
);
const unknownOrganization = (id: string) =>
  said(`l’organisation ${id} n’est pas inscrite`, `organization ${id} is not registered`);
