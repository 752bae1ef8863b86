import { noRules, ownerText, type FieldChange, type Source, type SourceId, type SourcesFile } from '@moisson/contracts';
import { defined, messageOf, MoissonError, said } from '@moisson/kernel';
import type { Store } from '@moisson/domain';
import type { Applied } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { recordMapping } from '../mapping/record-mapping.ts';
import { changeState } from '../sources/change-state.ts';
import type { FileChoices, PlannedSource } from './plan-file.ts';
import { readPlan } from './read-plan.ts';

/**
 * Brings the registry to what a file says. Sources that it does not name stay, unless it owns them and `prune` is set. All is checked before
 * the first write. Throws `request.invalid` with every fault, `source.owned-elsewhere` if it would change sources that are not its own, and
 * `apply.interrupted`, with what was written, if a write fails.
 */
export const applyFile = async (
  { store }: Pick<OperatorParts, 'store'>,
  file: SourcesFile,
  choices: FileChoices,
): Promise<readonly Applied[]> => {
  const plan = await readPlan(store, file, choices);
  const refused = plan.sources.filter(({ action }) => action === 'refused');
  if (refused.length > 0) throw ownedElsewhere(refused);
  if (plan.organizations.some(({ action }) => action !== 'unchanged'))
    await store.registry.putOrganizations(file.organizations);
  const applied: Applied[] = [];
  for (const one of plan.sources.filter(({ action }) => action !== 'not-in-file'))
    try {
      await applyOne(store, one, choices.name);
      applied.push({ id: one.source.id, action: one.action });
    } catch (cause) {
      throw interrupted(applied, one.source.id, cause);
    }
  return applied;
};

const applyOne = async (store: Store, { action, changes, source }: PlannedSource, file: string): Promise<void> => {
  const { id, mapping = noRules } = source;
  const isMapping = ({ field }: FieldChange): boolean => /^mapping(?:\.|$)/.test(field);
  if ((action === 'created' || action === 'updated') && changes.some(isMapping))
    await recordMapping(store, id, mapping, file);
  switch (action) {
    case 'created':
      await store.registry.create(source);
      await store.polls.schedule(id, await store.polls.now());
      return;
    case 'updated': {
      const { state } = await store.registry.update(id, (standing) => withStateOf(standing, source));
      // Rules alone are applied to the stored records; the source is not asked.
      const trigger = changes.every(isMapping) ? 'remapping' : 'operator';
      if (state === 'active') await store.polls.schedule(id, await store.polls.now(), trigger);
      return;
    }
    case 'taken':
      await store.registry.update(id, (standing) => ({ ...standing, owner: source.owner }));
      return;
    case 'retired':
      await changeState({ store }, id, 'retire');
      return;
    case 'unchanged':
      await makeDue(store, id);
  }
};

/** An earlier apply may have created the source and stopped before it was made due: nothing would ever poll it. */
const makeDue = async ({ registry, polls }: Store, id: SourceId): Promise<void> => {
  if ((await registry.get(id))?.state === 'active' && (await polls.status(id)).nextDueAt === undefined)
    await polls.schedule(id, await polls.now());
};

/** Returns the settings of the file with the state that the source has now. */
const withStateOf = (
  { state, stateSince, createdAt, stateReason, hasCredentials }: Source,
  { hasCredentials: _, ...given }: Source,
): Source => ({ ...given, state, stateSince, createdAt, ...defined({ stateReason, hasCredentials }) });

const MAX_NAMED = 10;

const someOf = (names: readonly string[]): string => {
  const more = names.length > MAX_NAMED ? ` (+${names.length - MAX_NAMED})` : '';
  return `${names.slice(0, MAX_NAMED).join(', ') || '—'}${more}`;
};

const ownedElsewhere = (refused: readonly PlannedSource[]): MoissonError => {
  const named = (language: 'fr' | 'en'): string =>
    someOf(refused.map(({ id, owner }) => `${id} (${ownerText(owner)[language]})`));
  return new MoissonError('source.owned-elsewhere', { sources: said(named('fr'), named('en')) });
};

const WRITTEN: ReadonlySet<Applied['action']> = new Set(['created', 'updated', 'taken', 'retired']);

const interrupted = (applied: readonly Applied[], failed: SourceId, cause: unknown): MoissonError =>
  new MoissonError(
    'apply.interrupted',
    {
      ...{ failed, detail: messageOf(cause) },
      applied: someOf(applied.filter(({ action }) => WRITTEN.has(action)).map(({ id }) => id)),
    },
    { retryable: true, cause },
  );
