import { SourceSpec, type Source, type SourceId, type SourcesFile } from '@moisson/contracts';
import { defined, InvalidInput, messageOf, MoissonError } from '@moisson/kernel';
import type { Store } from '@moisson/domain';
import type { Applied } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { sourcesFileFaults } from './source-faults.ts';
import { sourceOf } from './source-of.ts';

/**
 * Updates the registry from a file. Sources that it does not name are unchanged. All is checked before the first write. Throws
 * `request.invalid` with every fault; `apply.interrupted`, with what was written, if a write fails.
 */
export const applySources = async (
  { store }: Pick<OperatorParts, 'store'>,
  file: SourcesFile,
  dryRun: boolean,
): Promise<readonly Applied[]> => {
  const faults = sourcesFileFaults(file, await store.registry.organizations());
  if (faults.length > 0) throw new InvalidInput(faults);
  const now = (await store.polls.now()).toISOString();
  const wanted = file.sources.map((spec) => sourceOf(SourceSpec.parse(spec), now));
  if (!dryRun) await store.registry.putOrganizations(file.organizations);
  const applied: Applied[] = [];
  for (const source of wanted)
    try {
      applied.push(await applyOne(store, source, dryRun));
    } catch (cause) {
      throw interrupted(applied, source.id, cause);
    }
  return applied;
};

const applyOne = async (store: Store, given: Source, dryRun: boolean): Promise<Applied> => {
  const { id } = given;
  const standing = await store.registry.get(id);
  // An operator's raised quota is a decision; a file without a quota does not undo it.
  const quota = given.quota ?? standing?.quota;
  // Credentials are no part of a file: what was set stays.
  const source = { ...given, ...defined({ quota, hasCredentials: standing?.hasCredentials }) };
  const action = actionOf(standing, source);
  if (dryRun || action === 'retired-kept') return { id, action };
  if (action === 'created') {
    await store.registry.create(source);
    await store.polls.schedule(id, await store.polls.now());
  } else if (action === 'updated') {
    await store.registry.update(id, ({ state, stateSince, createdAt, stateReason }) => ({
      ...source,
      state,
      stateSince,
      createdAt,
      ...defined({ stateReason }),
    }));
    if (standing?.state === 'active') await store.polls.schedule(id, await store.polls.now(), 'operator');
  } else if (standing?.state === 'active' && (await store.polls.status(id)).nextDueAt === undefined)
    // An earlier apply may have created it and stopped before it was made due: nothing would ever poll it.
    await store.polls.schedule(id, await store.polls.now());
  return { id, action };
};

const MAX_NAMED = 10;

const interrupted = (applied: readonly Applied[], failed: SourceId, cause: unknown): MoissonError => {
  const written = applied.filter(({ action }) => action === 'created' || action === 'updated').map(({ id }) => id);
  const more = written.length > MAX_NAMED ? ` (+${written.length - MAX_NAMED})` : '';
  return new MoissonError(
    'apply.interrupted',
    { failed, detail: messageOf(cause), applied: `${written.slice(0, MAX_NAMED).join(', ') || '—'}${more}` },
    { retryable: true, cause },
  );
};

const actionOf = (standing: Source | undefined, source: Source): Applied['action'] => {
  if (standing === undefined) return 'created';
  if (standing.state === 'retired') return 'retired-kept';
  const settings = ({
    state: _,
    stateSince: __,
    stateReason: ___,
    createdAt: ____,
    updatedAt: _____,
    revision: ______,
    ...rest
  }: Source): string => JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return settings(standing) === settings(source) ? 'unchanged' : 'updated';
};
