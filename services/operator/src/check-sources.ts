import { endpointOf } from '@moisson/connectors';
import { suggestion, type InputFault, type Organization, type SourcesFile, type SourceSpec } from '@moisson/contracts';
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
    const near = faults.length < MAX_SUGGESTIONS ? suggestion(id, known) : '';
    faults.push({ path, detail: `organization "${id}" is neither in this file nor registered${near}` });
  };
  faults.push(
    ...repeated('organizations', organizations, 'id', ({ id }) => id),
    ...repeated('sources', sources, 'id', ({ id }) => id),
    ...repeated('sources', sources, 'endpoint', catalogueAsked),
  );
  organizations.forEach(({ parent }, at) => mustBeKnown(['organizations', at, 'parent'], parent));
  sources.forEach(({ organization, schedule, protocol, endpoint }, at) => {
    const read = endpointOf(protocol, endpoint);
    if ('fault' in read) faults.push({ path: ['sources', at, 'endpoint'], detail: read.fault });
    mustBeKnown(['sources', at, 'organization'], organization);
    const fault = schedule === undefined ? undefined : scheduleFault(schedule);
    if (fault !== undefined) faults.push({ path: ['sources', at, 'schedule'], detail: `"${schedule}": ${fault}` });
  });
  return faults;
};

/**
 * What a source reads, as text to compare: two sources that read the same would keep each of its records twice. The scheme and
 * slashes at the end make no other catalogue.
 */
export const catalogueAsked = ({ protocol, endpoint, filter = '' }: SourceSpec): string => {
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
    const detail =
      field === 'id'
        ? `"${item.id}" is the id of an earlier one too (${list}.${before})`
        : `source "${items[before]!.id}" reads the same catalogue with the same filter`;
    return [{ path: [list, at, field], detail }];
  });
};
