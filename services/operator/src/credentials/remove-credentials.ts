import type { CredentialKind, SealedCredential, ShownCredential, SourceId } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';
import { getSource } from '../sources/get-source.ts';
import { dueIfUnauthorized } from './due-if-unauthorized.ts';
import { shownCredentials } from './shown-credentials.ts';

/** Which credentials: all of a kind, or the one of a name; all if neither is given. */
interface Chosen {
  readonly kind?: CredentialKind | undefined;
  readonly name?: string | undefined;
}

/**
 * Deletes credentials of a source; returns those that are left. If none is left, the source is read without: its next
 * list may be another one, so what is then missing waits for a person. Throws `request.not-found` if there is none.
 */
export const removeCredentials = async (
  parts: OperatorParts,
  id: SourceId,
  chosen: Chosen,
  by: Actor,
): Promise<readonly ShownCredential[]> => {
  const { store, log } = parts;
  const { hasCredentials } = await getSource(parts, id);
  let removed: readonly SealedCredential[] = [];
  const left = await store.credentials.change(id, (sealed) => {
    removed = sealed.filter((one) => isChosen(one, chosen));
    return sealed.filter((one) => !removed.includes(one));
  });
  const isMarkedOnly = hasCredentials === true && left.length === 0;
  if (removed.length === 0 && !isMarkedOnly)
    throw new MoissonError('request.not-found', {
      what: [id, 'credentials', chosen.kind, chosen.name].filter(isGiven).join(' '),
    });
  const now = await store.polls.now();
  // The mark last: until then a run fails for want of credentials, and is not made without them.
  if (left.length === 0)
    await store.registry.update(id, ({ hasCredentials: _, ...source }) => ({
      ...source,
      updatedAt: now.toISOString(),
    }));
  log.info(
    { event: 'source.credentials-removed', sourceId: id, kinds: removed.map(({ kind }) => kind), by: by.name },
    'credentials of a source removed',
  );
  await dueIfUnauthorized(parts, await getSource(parts, id));
  return shownCredentials(left);
};

const isChosen = (one: SealedCredential, { kind, name }: Chosen): boolean =>
  (kind === undefined || one.kind === kind) && (name === undefined || one.name === name);

const isGiven = (text: string | undefined): boolean => text !== undefined;
