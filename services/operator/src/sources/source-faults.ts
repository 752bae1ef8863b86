import { endpointOf } from '@moisson/connectors';
import { type Organization, type SourcesFile, type SourceSpec } from '@moisson/contracts';
import { inBoth, said, suggestion, type Bilingual, type InputFault } from '@moisson/kernel';
import { scheduleFault } from '@moisson/domain';

/** Faults for which near names are looked up; more are not shown. */
const MAX_SUGGESTIONS = 20;

/**
 * What is wrong with a file of sources whose shape is right: an id or a catalogue given twice, an organization that neither the
 * file nor the registry has, a schedule or an address that cannot be read. Nothing where it may be applied.
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
 * An organization that a source names and the registry does not have, with the nearest that it has. One fault for each.
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
 * What a source reads, as text to compare: two sources that read the same would keep each of its records twice. The scheme and
 * slashes at the end make no other catalogue.
 */
export const catalogueAsked = ({ protocol, endpoint, options: { filter = '' } }: SourceSpec): string => {
  const read = endpointOf(protocol, endpoint);
  const { host, pathname, search } = new URL('site' in read ? read.site : endpoint);
  const path = pathname.split('/').filter((part) => part !== '');
  return JSON.stringify([protocol, host, path, search, filter]);
};

/** A fault at each item whose value an earlier one has; it names the earlier one. */
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
    // Of two items with one id, the catalogue is the same too: one fault is enough.
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
