import {
  isSameOwner,
  redactedSource,
  writtenSource,
  type Organization,
  type Source,
  type SourceSpec,
  type WrittenSource,
} from '@moisson/contracts';
import { defaultSchedule } from '@moisson/domain';
import type { OperatorParts } from '../operator-parts.ts';

/** The sources of a registry as a file. */
interface ExportedFile {
  readonly organizations: readonly Organization[];
  readonly sources: readonly WrittenSource[];
}

/**
 * Returns the sources that are not retired as a file would say them, by id, in its shortest form. `name`: only those that this file owns, and
 * the organizations that they name. Applying the result changes nothing.
 */
export const exportFile = async (
  { store }: Pick<OperatorParts, 'store'>,
  name: string | undefined,
): Promise<ExportedFile> => {
  const [all, organizations] = await Promise.all([store.registry.list(), store.registry.organizations()]);
  const sources = all.filter(
    ({ state, owner }) => state !== 'retired' && (name === undefined || isSameOwner(owner, { kind: 'file', name })),
  );
  return {
    organizations: name === undefined ? organizations : namedBy(sources, organizations),
    sources: sources.map(exported),
  };
};

const exported = (source: Source): WrittenSource => {
  const { schedule, ...settings } = redactedSource(source);
  const spec: SourceSpec = schedule === defaultSchedule(source.id) ? settings : { ...settings, schedule };
  return writtenSource(spec);
};

/** Returns the organizations that sources name, and those which they are parts of. */
const namedBy = (sources: readonly Source[], organizations: readonly Organization[]): readonly Organization[] => {
  const byId = new Map(organizations.map((one) => [one.id, one]));
  const named = new Set<string>();
  const add = (id: string | undefined): void => {
    if (id === undefined || named.has(id)) return;
    named.add(id);
    add(byId.get(id)?.parent);
  };
  for (const { organization, speaksFor = [] } of sources) [organization, ...speaksFor].forEach(add);
  return organizations.filter(({ id }) => named.has(id));
};
