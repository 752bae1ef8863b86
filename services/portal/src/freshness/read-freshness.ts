import type { Dataset, DatasetFreshness } from '@moisson/contracts';
import { datasetFreshness, type ChangeHistory } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { frequencyRhythm } from '@moisson/vocabularies';
import type { PortalStore } from '../portal-store.ts';
import { readingsOf, type Reading } from './readings-of.ts';

/** The stores that the freshness of a dataset is read from. */
type FreshnessStore = Pick<PortalStore, 'changeHistories' | 'registry' | 'polls'>;

/** What is known of a dataset's updates, and how fresh it therefore is. */
export interface DatasetUpdates {
  readonly freshness: DatasetFreshness;
  /** Undefined for one that changed before histories were kept. */
  readonly history: ChangeHistory | undefined;
  /** When this was so. */
  readonly now: Date;
}

/** Returns how fresh a dataset is, with the date that its source claims now. */
export const readUpdates = async (store: FreshnessStore, dataset: Dataset): Promise<DatasetUpdates> => {
  const [histories, reading, now] = await Promise.all([
    store.changeHistories.of([dataset.id]),
    readingsOf(store)(dataset),
    store.polls.now(),
  ]);
  return updatesOf(dataset, histories.get(dataset.id), reading, now);
};

/** Returns how fresh a dataset is, from what was read of it. */
export const updatesOf = (
  { accrualPeriodicity = '', modified, firstSeenAt }: Dataset,
  history: ChangeHistory | undefined,
  reading: Reading,
  now: Date,
): DatasetUpdates => {
  const { watchedSince, changes } = history ?? { watchedSince: firstSeenAt, changes: [] };
  const declared = frequencyRhythm(accrualPeriodicity);
  const known = { watchedSince, changes, ...defined({ declared, claimed: modified }), ...reading, now };
  return { freshness: datasetFreshness(known), history, now };
};
