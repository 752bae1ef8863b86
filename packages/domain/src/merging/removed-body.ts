import { defined } from '@moisson/kernel';
import type { DatasetBody } from './dataset-body.ts';
import { byFoundation } from './cluster.ts';
import { idOf, type StoredRecord } from './stored-record.ts';

type Removed = Extract<StoredRecord, { state: 'removed' }>;

/**
 * What stays of a dataset whose last record left: a pure function of its records, of which at least one is removed. It has the
 * title and organization of the record that was most trusted, and tells when and why the last one left.
 */
export const removedBody = (cluster: readonly StoredRecord[]): Extract<DatasetBody, { state: 'removed' }> => {
  const gone = [...cluster].sort(byFoundation).filter((record): record is Removed => record.state === 'removed');
  const trusted = [...gone].sort((a, b) => b.authority - a.authority);
  const last = gone.reduce((a, b) => (isLater(b, a) ? b : a));
  const organization = trusted.find((record) => record.organization !== undefined)?.organization;
  return {
    state: 'removed',
    label: trusted[0]!.label,
    removedAt: last.removedAt,
    reason: last.reason,
    sourceId: last.sourceId,
    ...defined({ organization }),
  };
};

/** Of two that left at once, one that was not merely renamed says why the dataset is gone. */
const isLater = (a: Removed, b: Removed): boolean => {
  if (a.removedAt !== b.removedAt) return a.removedAt > b.removedAt;
  if ((a.reason === 'renamed') !== (b.reason === 'renamed')) return b.reason === 'renamed';
  return idOf(a) > idOf(b);
};
