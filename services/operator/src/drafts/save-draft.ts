import { noRules, type Source, type SourceId, type SourceSpec } from '@moisson/contracts';
import { InvalidInput, MoissonError, said } from '@moisson/kernel';
import { recordMapping } from '../mapping/record-mapping.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { getSource } from '../sources/get-source.ts';
import { isNow } from '../sources/change-state.ts';
import { organizationFaults } from '../sources/source-faults.ts';
import { sourceOf } from '../sources/source-of.ts';

/**
 * Keeps a source as a draft: nothing reads it. `replaces`: the `updatedAt` of the draft that the caller saw; without it the draft must be
 * new. Throws `request.conflict` if the id is in use, the source is no draft, or somebody else has changed the draft since.
 */
export const saveDraft = async (
  { store }: OperatorParts,
  spec: SourceSpec,
  replaces: string | undefined,
  by: string,
): Promise<Source> => {
  const faults = organizationFaults(spec, await store.registry.organizations());
  if (faults.length > 0) throw new InvalidInput(faults);
  const now = (await store.polls.now()).toISOString();
  const draft: Source = { ...sourceOf(spec, now), state: 'draft' };
  if (replaces === undefined) {
    await store.registry.create(draft);
    await recordMapping(store, spec.id, spec.mapping ?? noRules, by);
    return draft;
  }
  mustReplace(await getSource({ store }, spec.id), replaces);
  await recordMapping(store, spec.id, spec.mapping ?? noRules, by);
  return store.registry.update(spec.id, (standing) => {
    mustReplace(standing, replaces);
    const { createdAt, stateSince, hasCredentials } = standing;
    const updatedAt = laterThan(standing.updatedAt, now);
    return { ...draft, createdAt, stateSince, updatedAt, ...(hasCredentials === true ? { hasCredentials } : {}) };
  });
};

/** Removes a draft, with its credentials; its id is free again. Throws `request.conflict` if the source is no draft. */
export const discardDraft = async (parts: OperatorParts, id: SourceId): Promise<Source> => {
  const { store } = parts;
  const draft = await getSource(parts, id);
  mustBeDraft(draft);
  for (const { id: dryRun } of await store.dryRuns.list({ sourceId: id, limit: 10 }))
    await store.dryRuns.cancel(dryRun);
  await store.credentials.change(id, () => []);
  if (!(await store.registry.discard(id))) throw new MoissonError('request.conflict', { detail: changedText(id) });
  // Its id is free again: the next draft of that id must not find another one's list.
  await store.uploads.remove(id);
  return draft;
};

/** Returns a draft. Throws `request.conflict` if the source is none. */
export const getDraft = async (parts: OperatorParts, id: SourceId): Promise<Source> => {
  const source = await getSource(parts, id);
  mustBeDraft(source);
  return source;
};

/** Throws `request.conflict` unless the source is the draft that the caller saw. */
const mustReplace = (standing: Source, replaces: string): void => {
  mustBeDraft(standing);
  if (standing.updatedAt !== replaces) throw changedSince(standing.id);
};

const mustBeDraft = ({ id, state }: Source): void => {
  if (state !== 'draft') throw new MoissonError('request.conflict', { detail: isNow(id, state) });
};

const changedText = (id: SourceId) =>
  said(
    `quelqu’un d’autre a changé le brouillon ${id} depuis; recharger la page`,
    `somebody else has changed the draft ${id} since; load the page again`,
  );

const changedSince = (id: SourceId): MoissonError => new MoissonError('request.conflict', { detail: changedText(id) });

/** Two changes within a millisecond must differ. */
const laterThan = (before: string, now: string): string =>
  now > before ? now : new Date(Date.parse(before) + 1).toISOString();
