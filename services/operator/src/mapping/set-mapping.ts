import { noRules, type MappingRules, type SourceId, type SourceOwner } from '@moisson/contracts';
import { MoissonError, problem, type Problem } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';
import { isNow } from '../sources/change-state.ts';
import { getSource } from '../sources/get-source.ts';
import { recordMapping, storedRules } from './record-mapping.ts';

/** How many former versions are shown. */
export const MAX_VERSIONS = 50;

/**
 * Sets the rules of a source, keeps them as its newest version, and has its stored records mapped again. Returns the version, and a warning
 * if a file owns the source. Throws `request.not-found`, or `request.conflict` if the source is retired.
 */
export const setMapping = async (
  parts: OperatorParts,
  id: SourceId,
  rules: MappingRules,
  by: Actor,
): Promise<{ readonly version: number; readonly warnings: Problem[] }> => {
  const { store } = parts;
  const source = await getSource(parts, id);
  if (source.state === 'retired') throw new MoissonError('request.conflict', { detail: isNow(id, source.state) });
  const version = await recordMapping(store, id, rules, by.name);
  const now = await store.polls.now();
  const changed = await store.registry.update(id, ({ mapping: _, ...standing }) => ({
    ...standing,
    ...storedRules(rules),
    updatedAt: now.toISOString(),
  }));
  parts.log.info({ event: 'source.mapping', sourceId: id, version, by: by.name }, 'mapping rules of a source set');
  await store.polls.schedule(id, now, 'remapping');
  parts.kick?.(id);
  return { version, warnings: ownerWarnings(id, changed.owner) };
};

/** Returns a warning if a file owns the source: its next apply brings the settings of the file back. */
export const ownerWarnings = (id: SourceId, owner: SourceOwner | undefined): Problem[] =>
  owner?.kind === 'file' ? [problem('source.owned-by-file', { id, file: owner.name })] : [];

/** Sets the rules of an earlier version again, as a new version. Throws `request.not-found`. */
export const restoreMapping = async (
  parts: OperatorParts,
  id: SourceId,
  version: number,
  by: Actor,
): ReturnType<typeof setMapping> => {
  await getSource(parts, id);
  // Version 0: before there were any rules.
  const versions = await parts.store.mappingVersions.list(id, MAX_VERSIONS);
  const former = version === 0 ? noRules : versions.find((one) => one.version === version)?.rules;
  if (former === undefined) throw new MoissonError('request.not-found', { what: `mapping ${version} of source ${id}` });
  return setMapping(parts, id, former, by);
};
