import type { RecordRemoval, SourceRecord } from '@moisson/contracts';
import { recordId } from '@moisson/contracts';
import { scopeOf, underOrganization } from './links.ts';

/** The newest that is known of one source record. A removed one stays, as removed, with its run number. */
export type StoredRecord =
  ({ readonly state: 'live' } & SourceRecord) | ({ readonly state: 'removed' } & RecordRemoval);

export type LiveRecord = Extract<StoredRecord, { state: 'live' }>;

export const idOf = (record: Pick<StoredRecord, 'sourceId' | 'recordKey'>): string =>
  recordId(record.sourceId, record.recordKey);

/** The links under which a record can be found: its own, its successor's, those that it declares, and its claims. */
export const linksOf = (record: StoredRecord): readonly string[] => {
  const known = linkMemory.get(record);
  if (known !== undefined) return known;
  const links = allLinksOf(record);
  linkMemory.set(record, links);
  return links;
};

/** A batch asks for the links of each record several times. */
const linkMemory = new WeakMap<StoredRecord, readonly string[]>();

const allLinksOf = (record: StoredRecord): readonly string[] => {
  const own = `record:${idOf(record)}`;
  const successor =
    record.state === 'removed' && record.successor !== undefined
      ? [`record:${recordId(record.sourceId, record.successor)}`]
      : [];
  const declared = declaredLinks(record);
  return [own, ...successor, ...declared, ...(record.state === 'live' ? claimsIn(declared) : [])];
};

/** Kinds of links that events of before organizations counted held under none. */
const FORMER_LINK = /^(?:file|hub|name|page|resource):/;

/** The links of an older event count under the organization that the record names, until its source is read again. */
const declaredLinks = (record: StoredRecord): readonly string[] => {
  if (record.state === 'removed' || !record.links.some((link) => FORMER_LINK.test(link))) return record.links;
  const named = record.dataset.organization?.id;
  return record.links.flatMap((link) => (FORMER_LINK.test(link) ? underOrganization([link], named) : [link]));
};

/** Claims that are looked up, of what names the dataset and of its files each: every one costs a row of the index. */
const MAX_CLAIMS = 2;

/**
 * What a live record names, whoever its source speaks for. Claims join nothing: by them a record is found that names the same as
 * records under another organization.
 */
export const claimsOf = (record: StoredRecord): readonly string[] =>
  linksOf(record).filter((link) => link.startsWith(CLAIM));

const CLAIM = 'claim:';
const FILE = /^(?:file|resource):/;

const claimsIn = (declared: readonly string[]): readonly string[] => {
  const named = declared.flatMap((link) => scopeOf(link)?.named ?? []);
  const [files, names] = [named.filter((one) => FILE.test(one)), named.filter((one) => !FILE.test(one))];
  return [...names.slice(0, MAX_CLAIMS), ...files.slice(0, MAX_CLAIMS)].map((one) => CLAIM + one);
};

/** The organization for which the source speaks in a record; nothing where it speaks for none. */
export const organizationOf = (record: StoredRecord): string | undefined => {
  for (const link of declaredLinks(record)) {
    const scope = scopeOf(link);
    if (scope !== undefined) return scope.organization === '' ? undefined : scope.organization;
  }
  return undefined;
};
