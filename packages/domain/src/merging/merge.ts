import type { Dataset, FieldOrigin, Finding, MappedDataset } from '@moisson/contracts';
import { byFoundation, datasetIdOf } from './cluster.ts';
import type { LiveRecord, StoredRecord } from './stored-record.ts';

type MergedField = Exclude<keyof MappedDataset, 'identifier' | 'extras'>;

/**
 * Raise it when the same records give another dataset: datasets are then merged again when their events are replayed.
 */
export const MERGE_VERSION = 2;

/** The fields that are copied whole from one record: the most trusted one that has them. */
const fields: readonly MergedField[] = [
  'title',
  'description',
  'organization',
  'keyword',
  'theme',
  'license',
  'accessLevel',
  'accrualPeriodicity',
  'issued',
  'modified',
  'spatial',
  'temporal',
  'landingPage',
  'language',
  'contactPoint',
  'distribution',
];

/**
 * Returns the dataset of a cluster: a pure function of its records, whatever their order. `cluster` includes removed
 * records, because one of them may be the founder; without a live record the result is undefined. `apart`: the findings
 * of `keptApart`.
 */
export const mergeCluster = (cluster: readonly StoredRecord[], apart: readonly Finding[] = []): Dataset | undefined => {
  const byAge = [...cluster].sort(byFoundation);
  const live = byAge.filter((record): record is LiveRecord => record.state === 'live');
  const trusted = [...live].sort((a, b) => b.authority - a.authority);
  const founder = byAge[0];
  if (founder === undefined || trusted.length === 0) return undefined;

  const merged: Record<string, unknown> = {};
  const provenance: Record<string, FieldOrigin> = {};
  for (const field of fields) {
    const from = trusted.find(({ dataset }) => !isEmpty(dataset[field])) ?? trusted[0]!;
    const value = from.dataset[field];
    if (value === undefined) continue;
    merged[field] = value;
    if (!isEmpty(value)) provenance[field] = originOf(from, field);
  }
  return {
    ...(merged as Pick<MappedDataset, MergedField>),
    id: datasetIdOf(founder),
    identifier: [...new Set(trusted.flatMap(({ dataset }) => dataset.identifier))],
    records: trusted.map(({ sourceId, recordKey, run }) => ({ sourceId, recordKey, run })),
    provenance,
    firstSeenAt: founder.firstSeenAt,
    changedAt: cluster.map(changeOf).reduce((latest, at) => (at > latest ? at : latest)),
    findings: [...trusted.flatMap(({ findings }) => findings), ...apart],
  };
};

/** Returns the record of a field, and the operator's statement if the record itself does not say it. */
const originOf = ({ sourceId, recordKey, findings }: LiveRecord, field: string): FieldOrigin => {
  const stated = findings.find((one) => one.code === 'field.stated-by-operator' && one.field === field);
  return { sourceId, recordKey, ...(stated === undefined ? {} : { statement: stated.seen ?? '' }) };
};

const changeOf = (record: StoredRecord): string => (record.state === 'live' ? record.changedAt : record.removedAt);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);
