import { mayCall, type Store } from '@moisson/domain';
import { MoissonError, said } from '@moisson/kernel';
import type { Actor, OperationDescription } from '@moisson/operations';
import type { AuditTarget } from '@moisson/contracts';
import { roleNames } from './role-names.ts';
import { organizationOf } from './target.ts';

/** Throws `access.denied` unless the actor may call the operation on its target. What a publisher may not see to be theirs is not theirs. */
export const authorize = async (
  store: Pick<Store, 'registry' | 'holds' | 'reports'>,
  { id, access, summary }: Pick<OperationDescription, 'id' | 'access' | 'summary'>,
  actor: Actor,
  target: AuditTarget | undefined,
): Promise<void> => {
  if (access === 'public') return;
  if (actor.kind !== 'operator') throw new MoissonError('access.required');
  const isLimited = actor.role === 'publisher' && access === 'publisher';
  if (mayCall(actor, access, isLimited ? await organizationOf(store, target) : undefined)) return;
  throw new MoissonError('access.denied', {
    ...{ role: roleNames[actor.role], needed: roleNames[isLimited ? 'operator' : access], name: actor.name },
    operation: said(`${summary.fr} (${id})`, `${summary.en} (${id})`),
  });
};
