import {
  MoissonError,
  SourceSpec,
  type Source,
  type SourceId,
  type SourceState,
  type SourcesFile,
} from '@moisson/contracts';
import { defaultSchedule, scheduleFault, type ProbeReport } from '@moisson/domain';
import type { OperatorParts } from './operator-parts.ts';

/** A source as the registry keeps it, of what an operator wrote. Throws `request.invalid` on a schedule that is none. */
const sourceOf = (spec: SourceSpec, now: string): Source => {
  const schedule = spec.schedule ?? defaultSchedule(spec.id);
  const fault = scheduleFault(schedule);
  if (fault !== undefined)
    throw new MoissonError('request.invalid', { detail: `${spec.id}: schedule "${schedule}": ${fault}` });
  return { ...spec, schedule, state: 'active', stateSince: now, createdAt: now, updatedAt: now };
};

/** Registers a source; it is due at once. Throws `request.conflict` where the id is, or was, in use. */
export const addSource = async ({ store }: OperatorParts, spec: SourceSpec): Promise<Source> => {
  const now = await store.polls.now();
  const source = sourceOf(spec, now.toISOString());
  await store.registry.create(source);
  await store.polls.schedule(source.id, now);
  return source;
};

export interface Applied {
  readonly id: SourceId;
  readonly action: 'created' | 'updated' | 'unchanged' | 'retired-kept';
}

/** Brings the registry to what a file says. Sources that it does not name are left alone. */
export const applySources = async (
  parts: Pick<OperatorParts, 'store'>,
  file: SourcesFile,
  dryRun: boolean,
): Promise<readonly Applied[]> => {
  const { store } = parts;
  const now = (await store.polls.now()).toISOString();
  // All are checked before the first is written.
  const wanted = file.sources.map((spec) => sourceOf(SourceSpec.parse(spec), now));
  const applied: Applied[] = [];
  if (!dryRun) await store.registry.putOrganizations(file.organizations);
  for (const source of wanted) {
    const standing = await store.registry.get(source.id);
    const action = actionOf(standing, source);
    applied.push({ id: source.id, action });
    if (dryRun || action === 'unchanged' || action === 'retired-kept') continue;
    if (action === 'created') {
      await store.registry.create(source);
      await store.polls.schedule(source.id, await store.polls.now());
      continue;
    }
    await store.registry.update(source.id, ({ state, stateSince, createdAt, stateReason }) => ({
      ...source,
      state,
      stateSince,
      createdAt,
      ...(stateReason === undefined ? {} : { stateReason }),
    }));
    if (standing?.state === 'active') await store.polls.schedule(source.id, await store.polls.now(), 'operator');
  }
  return applied;
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
    ...rest
  }: Source): string => JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return settings(standing) === settings(source) ? 'unchanged' : 'updated';
};

/** Asks the source what it is, without reading it all. Throws the problem that a run would meet. */
export const checkSource = async (parts: OperatorParts, id: SourceId): Promise<ProbeReport> => {
  const source = await getSource(parts, id);
  const { crawlDelaySeconds, timeoutSeconds } = source.politeness;
  const signal = AbortSignal.timeout((timeoutSeconds + crawlDelaySeconds) * 1000);
  const fetch = parts.fetching.forSource({ crawlDelaySeconds, timeoutSeconds, signal });
  return parts.connectors[source.protocol].probe({ source, fetch, signal });
};

/** Throws `request.not-found`. */
export const getSource = async ({ store }: OperatorParts, id: SourceId): Promise<Source> => {
  const source = await store.registry.get(id);
  if (source === undefined) throw new MoissonError('request.not-found', { what: `source ${id}` });
  return source;
};

const transitions: Readonly<
  Record<'pause' | 'resume' | 'retire', { readonly from: readonly SourceState[]; readonly to: SourceState }>
> = {
  pause: { from: ['active', 'draft'], to: 'paused' },
  resume: { from: ['paused', 'quarantined', 'draft'], to: 'active' },
  retire: { from: ['active', 'paused', 'quarantined', 'draft'], to: 'retired' },
};

/**
 * Pauses, resumes or retires a source. A retired one keeps its id and run counter for ever, and a last run takes its
 * records out of the catalogue. Throws `request.conflict` where the source's state does not allow it.
 */
export const changeState = async (
  parts: OperatorParts,
  id: SourceId,
  action: 'pause' | 'resume' | 'retire',
): Promise<Source> => {
  const { store } = parts;
  const now = await store.polls.now();
  const { from, to } = transitions[action];
  const changed = await store.registry.update(id, ({ stateReason: _, ...source }) => {
    if (!from.includes(source.state))
      throw new MoissonError('request.conflict', { detail: `source ${id} is ${source.state}` });
    return { ...source, state: to, stateSince: now.toISOString(), updatedAt: now.toISOString() };
  });
  if (to === 'paused') await store.polls.schedule(id, undefined);
  else await store.polls.schedule(id, now, to === 'retired' ? 'retirement' : 'operator');
  return changed;
};
