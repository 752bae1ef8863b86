import { MAX_CREDENTIALS, placeOf, type Credential, type ShownCredential, type SourceId } from '@moisson/contracts';
import { originOf, sealCredential } from '@moisson/domain';
import { InvalidInput, MoissonError, said, type InputFault } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';
import { isNow } from '../sources/change-state.ts';
import { getSource } from '../sources/get-source.ts';
import { dueIfUnauthorized } from './due-if-unauthorized.ts';
import { pemFaults } from './pem-faults.ts';
import { shownCredentials } from './shown-credentials.ts';
import { vaultOf } from './vault-of.ts';

/**
 * Encrypts and stores credentials of a source; each replaces the one of its place. The source is then never read
 * without them. Throws `request.invalid`, `request.not-found`, `request.conflict`, `credentials.key-missing`.
 */
export const setCredentials = async (
  parts: OperatorParts,
  id: SourceId,
  given: readonly Credential[],
  by: Actor,
): Promise<readonly ShownCredential[]> => {
  const { store, log } = parts;
  const { keyring } = vaultOf(parts);
  const now = await store.polls.now();
  const faults = [...pemFaults(given, now), ...repeatedPlaces(given)];
  if (faults.length > 0) throw new InvalidInput(faults);
  const { state } = await getSource(parts, id);
  if (state === 'retired') throw new MoissonError('request.conflict', { detail: isNow(id, state) });
  if (keyring.newestId === undefined) throw new MoissonError('credentials.key-missing');
  const setAt = now.toISOString();
  // First the mark: if the second write does not happen, the next run fails and says so, and is not made without them.
  const source = await store.registry.update(id, (one) => ({ ...one, hasCredentials: true, updatedAt: setAt }));
  const origin = originOf(source);
  const sealed = given.map((one) => sealCredential(keyring, id, one, { origin, setAt, by: by.name }));
  const places = new Set(sealed.map(placeOf));
  const stored = await store.credentials.change(id, (before) => {
    const after = [...before.filter((one) => !places.has(placeOf(one))), ...sealed];
    if (after.length > MAX_CREDENTIALS) throw new MoissonError('request.conflict', { detail: TOO_MANY });
    return after;
  });
  log.info(
    { event: 'source.credentials-set', sourceId: id, kinds: given.map(({ kind }) => kind), by: by.name },
    'credentials of a source set',
  );
  await dueIfUnauthorized(parts, source);
  return shownCredentials(stored);
};

const TOO_MANY = said(
  `une source a au plus ${MAX_CREDENTIALS} identifiants; supprimez-en d’abord`,
  `a source has at most ${MAX_CREDENTIALS} credentials; remove some first`,
);

const repeatedPlaces = (given: readonly Credential[]): readonly InputFault[] => {
  const places = given.map(placeOf);
  return places.flatMap((place, at) =>
    places.indexOf(place) === at
      ? []
      : [{ path: ['credentials', at], detail: said(`« ${place} » est donné deux fois`, `"${place}" is given twice`) }],
  );
};
