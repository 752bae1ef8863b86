import type { RecordRemoval, SourceRecord } from '@moisson/contracts';
import { recordId } from '@moisson/contracts';
import { scopeOf, underOrganization } from './links.ts';

/**
 * The newest known version of one source record. A removed record stays stored with its run number, so that an older
 * event cannot restore it.
 */
export type StoredRecord = (
  ({ readonly state: 'live' } & SourceRecord) | ({ readonly state: 'removed' } & RecordRemoval)
) & {
  /** Links of operators' statements that name the record (`withJoins`). Never stored with it. */
  readonly joins?: readonly string[];
};

export type LiveRecord = Extract<StoredRecord, { state: 'live' }>;

export const idOf = (record: Pick<StoredRecord, 'sourceId' | 'recordKey'>): string =>
  recordId(record.sourceId, record.recordKey);

/**
 * Returns the links by which a record can be looked up: its own, its successor's, those that it declares, and its
 * claims.
 */
export const linksOf = (record: StoredRecord): readonly string[] => {
  const known = linkMemory.get(record);
  if (known !== undefined) return known;
  const links = allLinksOf(record);
  linkMemory.set(record, links);
  return links;
};

/** A batch needs the links of each record several times. */
const linkMemory = new WeakMap<StoredRecord, readonly string[]>();

const allLinksOf = (record: StoredRecord): readonly string[] => {
  const own = `record:${idOf(record)}`;
  const successor =
    record.state === 'removed' && record.successor !== undefined
      ? [`record:${recordId(record.sourceId, record.successor)}`]
      : [];
  const declared = declaredLinks(record);
  return [
    own,
    ...successor,
    ...declared,
    ...(record.joins ?? []),
    ...(record.state === 'live' ? claimsIn(declared) : []),
  ];
};

/** Kinds of links in older events, from before links had an organization. */
const FORMER_LINK = /^(?:file|hub|name|page|resource):/;

/** Links of an older event count for the organization that the record names, until its source is read again. */
const declaredLinks = (record: StoredRecord): readonly string[] => {
  if (record.state === 'removed' || !record.links.some((link) => FORMER_LINK.test(link))) return record.links;
  const named = record.dataset.organization?.id;
  return record.links.flatMap((link) => (FORMER_LINK.test(link) ? underOrganization([link], named) : [link]));
};

/** Claims to look up of each kind (dataset names, files): each one costs a row of the index. */
const MAX_CLAIMS = 2;

/**
 * Returns the claims of a live record: its links without their organization. Claims join nothing; they are used to
 * detect records of another organization with the same links.
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

/** Returns the organization that the source speaks for in a record, or undefined if there is none. */
export const organizationOf = (record: StoredRecord): string | undefined => {
  for (const link of declaredLinks(record)) {
    const scope = scopeOf(link);
    if (scope !== undefined) return scope.organization === '' ? undefined : scope.organization;
  }
  return undefined;
};
