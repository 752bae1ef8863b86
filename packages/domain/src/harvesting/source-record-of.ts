import type { Finding, RecordKey, Source, SourceRecord } from '@moisson/contracts';
import { spokenFor, underOrganization } from '../merging/links.ts';
import type { MappedRecord } from '../ports/connector.ts';

/** What a mapped record does not say itself. */
interface RecordVersion {
  readonly recordKey: RecordKey;
  readonly run: number;
  readonly contentHash: string;
  /** ISO 8601. */
  readonly firstSeenAt: string;
  /** ISO 8601. */
  readonly changedAt: string;
  /** User names or passwords were removed from its addresses. */
  readonly scrubbed: boolean;
  /** Links that lead to another record, and must not lead to this one too. */
  readonly withoutLinks?: readonly string[];
}

const CREDENTIALS_REMOVED: Finding = { code: 'field.credentials-removed', severity: 'warning' };

/** Returns the version of a record that a run publishes. Its links count for the organization that the source speaks for. */
export const sourceRecordOf = (
  { source, mappingVersion }: { readonly source: Source; readonly mappingVersion: number },
  { dataset, findings, links }: Pick<MappedRecord, 'dataset' | 'findings' | 'links'>,
  { recordKey, run, contentHash, firstSeenAt, changedAt, scrubbed, withoutLinks = [] }: RecordVersion,
): SourceRecord => {
  const others = new Set(withoutLinks);
  return {
    sourceId: source.id,
    ...{ recordKey, run, contentHash, mappingVersion },
    authority: source.authority,
    links: underOrganization(links, spokenFor(source, dataset.organization?.id)).filter((link) => !others.has(link)),
    ...{ firstSeenAt, changedAt, dataset },
    findings: [...findings, ...(scrubbed ? [CREDENTIALS_REMOVED] : [])],
  };
};
