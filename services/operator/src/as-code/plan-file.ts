import {
  changesBetween,
  isSameOwner,
  settingsOf,
  SourceSpec,
  writtenSource,
  type FieldChange,
  type Organization,
  type Source,
  type SourceOwner,
  type SourcesFile,
} from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import type { PlannedItem } from '@moisson/operations/operator-api';
import { sourceOf } from '../sources/source-of.ts';

/** How a file is applied. */
export interface FileChoices {
  /** The name under which the file owns its sources. */
  readonly name: string;
  /** Retire the sources that the file owns and no longer names. */
  readonly prune?: boolean;
  /** Take sources that the console or another file owns. */
  readonly take?: boolean;
}

/** What the registry has. Retired sources count: their ids are used for ever. */
export interface Registered {
  readonly sources: readonly Source[];
  readonly organizations: readonly Organization[];
}

/** What a file does to one source; `source` is what would be stored. */
export interface PlannedSource extends PlannedItem {
  readonly kind: 'source';
  readonly source: Source;
}

/** The difference between a file and the registry. */
export interface FilePlan {
  readonly organizations: readonly PlannedItem[];
  /** In the order of the file, then those that are not in it, by id. */
  readonly sources: readonly PlannedSource[];
}

/**
 * Returns what applying a file would do. Pure. `now`: ISO 8601. Throws `request.invalid` on an address or a schedule that cannot be read;
 * `sourcesFileFaults` finds all of those first.
 */
export const planFile = (file: SourcesFile, registered: Registered, choices: FileChoices, now: string): FilePlan => {
  const sources = new Map(registered.sources.map((source) => [source.id, source]));
  const organizations = new Map(registered.organizations.map((one) => [one.id, one]));
  const named = new Set(file.sources.map(({ id }) => id));
  const rest = registered.sources.filter(({ id, state }) => !named.has(id) && state !== 'retired');
  return {
    organizations: file.organizations.map((one) => plannedOrganization(organizations.get(one.id), one)),
    sources: [
      ...file.sources.map((spec) =>
        plannedSource(sources.get(spec.id), sourceOf(SourceSpec.parse(spec), now), choices),
      ),
      ...rest.map((source) => plannedRest(source, choices)),
    ],
  };
};

const plannedOrganization = (standing: Organization | undefined, given: Organization): PlannedItem => {
  const changes = changesBetween(standing ?? {}, given);
  const action = standing === undefined ? 'created' : changes.length === 0 ? 'unchanged' : 'updated';
  return { kind: 'organization', id: given.id, action, changes: [...changes] };
};

const plannedSource = (standing: Source | undefined, given: Source, choices: FileChoices): PlannedSource => {
  const owner: SourceOwner = { kind: 'file', name: choices.name };
  if (standing === undefined)
    return planned('created', { ...given, owner }, changesBetween({}, writtenSource(given)), undefined);
  // An operator's raised quota is a decision; a file without a quota does not undo it.
  const quota = given.quota ?? standing.quota;
  // Credentials are no part of a file: what was set stays.
  const wanted = { ...given, owner, ...defined({ quota, hasCredentials: standing.hasCredentials }) };
  if (standing.state === 'retired') return planned('retired-kept', wanted, [], standing.owner);
  const changes = changesBetween(settingsOf(standing), settingsOf(wanted));
  return planned(actionOn(standing, owner, changes, choices), wanted, changes, standing.owner);
};

const actionOn = (
  { owner: standing }: Source,
  owner: SourceOwner,
  changes: readonly FieldChange[],
  { take = false }: FileChoices,
): PlannedItem['action'] => {
  const isOurs = isSameOwner(standing, owner);
  const mayTake = take || standing === undefined;
  if (changes.length > 0) return isOurs || mayTake ? 'updated' : 'refused';
  // A file that says exactly what stands changes nothing, and takes nothing unless it is told to.
  return !isOurs && mayTake ? 'taken' : 'unchanged';
};

const plannedRest = (source: Source, { name, prune = false }: FileChoices): PlannedSource => {
  const isOurs = isSameOwner(source.owner, { kind: 'file', name });
  return planned(isOurs && prune ? 'retired' : 'not-in-file', source, [], source.owner);
};

const planned = (
  action: PlannedItem['action'],
  source: Source,
  changes: readonly FieldChange[],
  owner: SourceOwner | undefined,
): PlannedSource => ({
  ...{ kind: 'source', id: source.id, action, source, changes: [...changes] },
  ...defined({ owner }),
});
