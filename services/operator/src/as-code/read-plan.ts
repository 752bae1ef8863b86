import {
  redactedOption,
  type FieldChange,
  type Source,
  type SourceOptions,
  type SourcesFile,
} from '@moisson/contracts';
import { defined, InvalidInput } from '@moisson/kernel';
import type { Store } from '@moisson/domain';
import type { PlannedItem } from '@moisson/operations/operator-api';
import { sourcesFileFaults } from '../sources/source-faults.ts';
import { planFile, type FileChoices, type FilePlan } from './plan-file.ts';

/** Returns what applying a file would do; writes nothing. Throws `request.invalid` with every fault of the file. */
export const readPlan = async (store: Store, file: SourcesFile, choices: FileChoices): Promise<FilePlan> => {
  const organizations = await store.registry.organizations();
  const faults = sourcesFileFaults(file, organizations);
  if (faults.length > 0) throw new InvalidInput(faults);
  const registered = { organizations, sources: await knownSources(store, file) };
  return planFile(file, registered, choices, (await store.polls.now()).toISOString());
};

/** Returns all sources. Those of the file that the list left out are read one by one: an unreadable one is an error, not a new source. */
const knownSources = async ({ registry }: Store, { sources }: SourcesFile): Promise<readonly Source[]> => {
  const listed = await registry.list();
  const ids = new Set(listed.map(({ id }) => id));
  const others = await Promise.all(sources.filter(({ id }) => !ids.has(id)).map(({ id }) => registry.get(id)));
  return [...listed, ...others.filter((source) => source !== undefined)];
};

/** Returns a plan for people: without the sources themselves, and with what looks like a credential redacted. */
export const shownPlan = ({ organizations, sources }: FilePlan): readonly PlannedItem[] => [
  ...organizations,
  ...sources.map(({ source: _, ...shown }) => ({ ...shown, changes: shown.changes.map(withoutSecrets) })),
];

/** A stored address of an older version may carry credentials; a file never does. */
const withoutSecrets = ({ before, ...change }: FieldChange): FieldChange => {
  const isPublic = change.field === 'endpoint' || change.field.startsWith('options.');
  if (before === undefined || !isPublic) return { ...change, ...defined({ before }) };
  return { ...change, before: redactedOption(before as SourceOptions[string]) };
};
