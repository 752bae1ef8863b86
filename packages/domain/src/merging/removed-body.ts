import { defined } from '@moisson/kernel';
import type { DatasetBody } from './dataset-body.ts';
import { byFoundation } from './cluster.ts';
import { idOf, type StoredRecord } from './stored-record.ts';

type Removed = Extract<StoredRecord, { state: 'removed' }>;

/**
 * Returns the removal of a dataset whose last record was removed: a pure function of its records, of which at least one
 * is removed. Title and organization come from the most trusted record, time and reason from the last removal.
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

/**
 * Returns whether `a` was removed later. Of two removals at the same instant, one that is not a rename explains better
 * why the dataset is gone.
 */
const isLater = (a: Removed, b: Removed): boolean => {
  if (a.removedAt !== b.removedAt) return a.removedAt > b.removedAt;
  if ((a.reason === 'renamed') !== (b.reason === 'renamed')) return b.reason === 'renamed';
  return idOf(a) > idOf(b);
};
