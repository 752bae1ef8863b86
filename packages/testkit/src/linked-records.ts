import type { Dataset } from '@moisson/contracts';
import { idOf, underOrganization, type StoredRecord } from '@moisson/domain';
import fc from 'fast-check';
import { aRecord, aRemoval } from './builders.ts';
import { catalogueOf } from './catalogue-of.ts';

/** A record as far as it decides which dataset it is of. */
interface LinkedRecord {
  readonly sourceId: string;
  readonly recordKey: string;
  /** For which its source speaks in it. */
  readonly organization: string | undefined;
  readonly links: readonly string[];
  readonly authority: number;
  readonly firstSeenAt: string;
  readonly live: boolean;
}

/** Returns the record, or its removal where it is not live. */
export const recordOf = ({ organization, links, live, ...rest }: LinkedRecord): StoredRecord => {
  const record = { ...rest, links: underOrganization(links, organization) };
  return live ? aRecord(record) : aRemoval(record);
};

/** Returns the record `source/key` with these links, of a source that speaks for `ville-a` unless it is said otherwise. */
export const linkedRecord = (
  id: string,
  links: readonly string[],
  changes: Partial<LinkedRecord> = {},
): StoredRecord => {
  const [sourceId = '', recordKey = ''] = id.split('/');
  const firstSeenAt = '2026-01-01T00:00:00.000Z';
  return recordOf({
    ...{ sourceId, recordKey, links, organization: 'ville-a', authority: 50, firstSeenAt, live: true },
    ...changes,
  });
};

/** Returns the records of each dataset as `source/key`, sorted. */
export const clusters = (...records: readonly StoredRecord[]): string[] =>
  [...catalogueOf(records).values()].map((dataset) => dataset.records.map(idOf).sort().join(' ')).sort();

const LINKS = ['page:a/dataset/one', 'hub:two', 'resource:three', 'file:a/four', 'file:a/five'];

/** Generates records of these sources, organizations and keys that may share links; each id once. */
export const linkedRecords = (
  sources: readonly string[],
  organizations: readonly (string | undefined)[],
  keys: readonly string[],
  maxLength: number,
): fc.Arbitrary<LinkedRecord[]> => {
  const one = fc.record({
    sourceId: fc.constantFrom(...sources),
    recordKey: fc.constantFrom(...keys),
    organization: fc.constantFrom(...organizations),
    links: fc.uniqueArray(fc.constantFrom(...LINKS), { maxLength: 4 }),
    authority: fc.constantFrom(10, 50, 1000),
    firstSeenAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'),
    live: fc.nat(5).map((n) => n > 0),
  });
  return fc.uniqueArray(one, { selector: ({ sourceId, recordKey }) => `${sourceId}/${recordKey}`, maxLength });
};

/** Returns the datasets in the order of their ids, to be compared. */
export const byId = (catalogue: ReadonlyMap<string, Dataset>): unknown =>
  [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1));
