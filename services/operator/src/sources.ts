import { endpointOf } from '@moisson/connectors';
import {
  SourceSpec,
  type Organization,
  type Source,
  type SourceId,
  type SourceState,
  type SourcesFile,
} from '@moisson/contracts';
import { defined, InvalidInput, messageOf, MoissonError, said, type Bilingual } from '@moisson/kernel';
import { connectorOf, defaultSchedule, scheduleFault, type ProbeReport, type Store } from '@moisson/domain';
import { organizationFaults, scheduleFaultAt, sourcesFileFaults } from './check-sources.ts';
import type { OperatorParts } from './operator-parts.ts';

/**
 * A source as the registry keeps it, of what an operator wrote. Throws `request.invalid` on a schedule that is none, and on an address
 * that its protocol cannot read.
 */
const sourceOf = (spec: SourceSpec, now: string): Source => {
  const schedule = spec.schedule ?? defaultSchedule(spec.id);
  const fault = scheduleFault(schedule);
  if (fault !== undefined) throw new InvalidInput([scheduleFaultAt(['schedule'], schedule, fault)]);
  const read = endpointOf(spec.protocol, spec.endpoint);
  if ('fault' in read) throw new InvalidInput([{ path: ['endpoint'], detail: read.fault }]);
  const { endpoint } = read;
  return { ...spec, endpoint, schedule, state: 'active', stateSince: now, createdAt: now, updatedAt: now };
};

/**
 * Registers a source; it is due at once. Throws `request.conflict` where the id is, or was, in use; `request.invalid` where it names an
 * organization that is not registered.
 */
export const addSource = async ({ store }: OperatorParts, spec: SourceSpec): Promise<Source> => {
  const now = await store.polls.now();
  const source = sourceOf(spec, now.toISOString());
  const faults = organizationFaults(spec, await store.registry.organizations());
  if (faults.length > 0) throw new InvalidInput(faults);
  await store.registry.create(source);
  await store.polls.schedule(source.id, now);
  return source;
};

/** Registers an organization, so that sources may name it. Throws `request.conflict` where its id is in use. */
export const addOrganization = async (
  { store }: Pick<OperatorParts, 'store'>,
  organization: Organization,
): Promise<Organization> => {
  const registered = await store.registry.organizations();
  if (registered.some(({ id }) => id === organization.id))
    throw new MoissonError('request.conflict', {
      detail: said(
        `l’organisation ${organization.id} est déjà inscrite`,
        `organization ${organization.id} is registered already`,
      ),
    });
  const { parent } = organization;
  if (parent !== undefined) {
    const faults = organizationFaults({ organization: parent }, registered);
    if (faults.length > 0) throw new InvalidInput(faults.map((fault) => ({ ...fault, path: ['parent'] })));
  }
  await store.registry.putOrganizations([organization]);
  return organization;
};

export interface Applied {
  readonly id: SourceId;
  readonly action: 'created' | 'updated' | 'unchanged' | 'retired-kept';
}

/**
 * Brings the registry to what a file says. Sources that it does not name are left alone. All is checked before the first is
 * written. Throws `request.invalid` with every fault; `apply.interrupted`, with what was written, where a write fails.
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
  // A quota that an operator raised is a decision, which a file that says nothing of it does not take back.
  const quota = given.quota ?? standing?.quota;
  const source = { ...given, ...defined({ quota }) };
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
    // Whoever created it was interrupted before it was made due: nothing would ever poll it.
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
    ...rest
  }: Source): string => JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return settings(standing) === settings(source) ? 'unchanged' : 'updated';
};

/** Asks the source what it is, without reading it all. Throws the problem that a run would meet. */
export const checkSource = async (parts: OperatorParts, id: SourceId): Promise<ProbeReport> => {
  const source = await getSource(parts, id);
  const { crawlDelaySeconds, timeoutSeconds } = source.politeness;
  const signal = AbortSignal.timeout((timeoutSeconds + crawlDelaySeconds) * 1000);
  const fetch = parts.fetching.forSource(source, signal);
  return connectorOf(parts.connectors, source).probe({ source, fetch, signal });
};

/** Throws `request.not-found`. */
export const getSource = async ({ store }: OperatorParts, id: SourceId): Promise<Source> => {
  const source = await store.registry.get(id);
  if (source === undefined) throw new MoissonError('request.not-found', { what: `source ${id}` });
  return source;
};

const STATES: Readonly<Record<SourceState, Bilingual>> = {
  draft: said('à l’état de brouillon', 'a draft'),
  active: said('active', 'active'),
  paused: said('en pause', 'paused'),
  quarantined: said('en quarantaine', 'quarantined'),
  retired: said('retirée', 'retired'),
};
/** `source laval is paused`. */
export const isNow = (id: SourceId, state: SourceState): Bilingual =>
  said(`la source ${id} est ${STATES[state].fr}`, `source ${id} is ${STATES[state].en}`);

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
    if (!from.includes(source.state)) throw new MoissonError('request.conflict', { detail: isNow(id, source.state) });
    return { ...source, state: to, stateSince: now.toISOString(), updatedAt: now.toISOString() };
  });
  if (to === 'paused') await store.polls.schedule(id, undefined);
  else await store.polls.schedule(id, now, to === 'retired' ? 'retirement' : 'operator');
  return changed;
};
