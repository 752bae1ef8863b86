import { endpointOf } from '@moisson/connectors';
import { type Organization, type SourcesFile, type SourceSpec } from '@moisson/contracts';
import { inBoth, said, suggestion, type Bilingual, type InputFault } from '@moisson/kernel';
import { scheduleFault } from '@moisson/domain';

/** Maximum of faults for which similar names are suggested. */
const MAX_SUGGESTIONS = 20;

/**
 * Returns the faults of a file of sources whose shape is valid: a repeated id or catalogue, an organization that neither the file nor the
 * registry has, an unreadable schedule or address. Empty if the file may be applied.
 */
export const sourcesFileFaults = (
  { organizations, sources }: SourcesFile,
  registered: readonly Organization[],
): readonly InputFault[] => {
  const known = new Set([...registered, ...organizations].map(({ id }) => id));
  const faults: InputFault[] = [];
  const mustBeKnown = (path: InputFault['path'], id: string | undefined): void => {
    if (id === undefined || known.has(id)) return;
    const near = faults.length < MAX_SUGGESTIONS ? suggestion(id, known) : inBoth('');
    const detail = said(
      `l’organisation « ${id} » n’est ni dans ce fichier ni inscrite${near.fr}`,
      `organization "${id}" is neither in this file nor registered${near.en}`,
    );
    faults.push({ path, detail });
  };
  faults.push(
    ...repeated('organizations', organizations, 'id', ({ id }) => id),
    ...repeated('sources', sources, 'id', ({ id }) => id),
    ...repeated('sources', sources, 'endpoint', catalogueAsked),
  );
  organizations.forEach(({ parent }, at) => mustBeKnown(['organizations', at, 'parent'], parent));
  sources.forEach(({ organization, speaksFor = [], schedule, protocol, endpoint }, at) => {
    const read = endpointOf(protocol, endpoint);
    if ('fault' in read) faults.push({ path: ['sources', at, 'endpoint'], detail: read.fault });
    mustBeKnown(['sources', at, 'organization'], organization);
    speaksFor.forEach((id, place) => mustBeKnown(['sources', at, 'speaksFor', place], id));
    const fault = schedule === undefined ? undefined : scheduleFault(schedule);
    if (fault !== undefined) faults.push(scheduleFaultAt(['sources', at, 'schedule'], schedule!, fault));
  });
  return faults;
};

/**
 * Returns one fault for each organization that a source refers to and the registry does not have, with the most similar one that it has.
 */
export const organizationFaults = (
  { organization, speaksFor = [] }: Pick<SourceSpec, 'organization' | 'speaksFor'>,
  registered: readonly Organization[],
): readonly InputFault[] => {
  const known = new Set(registered.map(({ id }) => id));
  const named: readonly (readonly [InputFault['path'], string])[] = [
    ...(organization === undefined ? [] : [[['organization'], organization] as const]),
    ...speaksFor.map((id, at) => [['speaksFor', at], id] as const),
  ];
  return named
    .filter(([, id]) => !known.has(id))
    .map(([path, id]) => {
      const near = suggestion(id, known);
      const detail = said(
        `l’organisation « ${id} » n’est pas inscrite${near.fr || '; inscrivez-la d’abord (moisson organization add)'}`,
        `organization "${id}" is not registered${near.en || '; register it first (moisson organization add)'}`,
      );
      return { path, detail };
    });
};

export const scheduleFaultAt = (path: InputFault['path'], schedule: string, fault: Bilingual): InputFault => ({
  path,
  detail: said(`« ${schedule} » : ${fault.fr}`, `"${schedule}": ${fault.en}`),
});

/**
 * Returns what a source reads, as text to compare: two sources that read the same would store each of its records twice. The scheme and
 * trailing slashes are ignored.
 */
export const catalogueAsked = ({ protocol, endpoint, options: { filter = '' } }: SourceSpec): string => {
  const read = endpointOf(protocol, endpoint);
  const { host, pathname, search } = new URL('site' in read ? read.site : endpoint);
  const path = pathname.split('/').filter((part) => part !== '');
  return JSON.stringify([protocol, host, path, search, filter]);
};

/** Returns a fault for each item whose value an earlier one has; it names the earlier one. */
const repeated = <Item extends { readonly id: string }>(
  list: string,
  items: readonly Item[],
  field: string,
  valueOf: (item: Item) => string,
): readonly InputFault[] => {
  const first = new Map<string, number>();
  return items.flatMap((item, at) => {
    const value = valueOf(item);
    const before = first.get(value);
    if (before === undefined) first.set(value, at);
    // Two items with the same id have the same catalogue too: one fault is enough.
    if (before === undefined || (field !== 'id' && items[before]!.id === item.id)) return [];
    const other = items[before]!.id;
    const detail =
      field === 'id'
        ? said(
            `« ${item.id} » est déjà l’identifiant d’un élément précédent (${list}.${before})`,
            `"${item.id}" is the id of an earlier one too (${list}.${before})`,
          )
        : said(
            `la source « ${other} » lit le même catalogue avec le même filtre`,
            `source "${other}" reads the same catalogue with the same filter`,
          );
    return [{ path: [list, at, field], detail }];
  });
};
