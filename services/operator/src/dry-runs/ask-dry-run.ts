import type { DryRun, DryRunExtent, Source, SourceSpec } from '@moisson/contracts';
import { defined, InvalidInput, MoissonError } from '@moisson/kernel';
import { randomUUID } from 'node:crypto';
import type { OperatorParts } from '../operator-parts.ts';
import { isNow } from '../sources/change-state.ts';
import { organizationFaults } from '../sources/source-faults.ts';
import { sourceOf } from '../sources/source-of.ts';

/**
 * Asks for a dry run of a source with these settings, which a harvester then does. Throws `request.conflict` if too many wait, or the
 * source is retired.
 */
export const askDryRun = async (parts: OperatorParts, source: Source, extent: DryRunExtent): Promise<DryRun> => {
  const { store } = parts;
  if (source.state === 'retired')
    throw new MoissonError('request.conflict', { detail: isNow(source.id, source.state) });
  const requestedAt = (await store.polls.now()).toISOString();
  const asked: DryRun = { ...{ id: randomUUID(), source, extent, state: 'waiting', requestedAt }, attempts: 0 };
  const stored = await store.dryRuns.ask(asked);
  parts.kickDryRuns?.();
  return stored;
};

/**
 * The same for settings that an operator wrote: of a source that is not registered, or other settings of one that is. What no file says
 * of a registered source (its quota, that it has credentials) stays. Throws `request.invalid` if they are not valid.
 */
export const trySettings = async (parts: OperatorParts, spec: SourceSpec, extent: DryRunExtent): Promise<DryRun> => {
  const { store } = parts;
  const faults = organizationFaults(spec, await store.registry.organizations());
  if (faults.length > 0) throw new InvalidInput(faults);
  const standing = await store.registry.get(spec.id);
  const tried = sourceOf(spec, (await store.polls.now()).toISOString());
  if (standing === undefined) return askDryRun(parts, tried, extent);
  const { state, stateSince, createdAt, hasCredentials } = standing;
  const quota = tried.quota ?? standing.quota;
  return askDryRun(parts, { ...tried, state, stateSince, createdAt, ...defined({ quota, hasCredentials }) }, extent);
};

/** Returns a dry run. Throws `request.not-found`. */
export const getDryRun = async ({ store }: Pick<OperatorParts, 'store'>, id: string): Promise<DryRun> =>
  found(id, await store.dryRuns.get(id));

/** Asks to end a dry run; returns it as it is now. Throws `request.not-found`. */
export const cancelDryRun = async ({ store }: Pick<OperatorParts, 'store'>, id: string): Promise<DryRun> =>
  found(id, await store.dryRuns.cancel(id));

const found = (id: string, dryRun: DryRun | undefined): DryRun => {
  if (dryRun === undefined) throw new MoissonError('request.not-found', { what: `dry run ${id}` });
  return dryRun;
};
