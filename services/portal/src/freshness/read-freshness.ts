import type { Dataset, DatasetFreshness, SourceId } from '@moisson/contracts';
import { datasetFreshness, nextPoll, type ChangeHistory } from '@moisson/domain';
import { announceUnreadable, defined, OutageError } from '@moisson/kernel';
import { frequencyRhythm } from '@moisson/vocabularies';
import type { PortalStore } from '../portal-store.ts';

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
  const { id, accrualPeriodicity = '', modified, firstSeenAt } = dataset;
  const sourceId = (dataset.provenance.title ?? dataset.records[0])?.sourceId;
  const [histories, reading, now] = await Promise.all([
    store.changeHistories.of([id]),
    sourceId === undefined ? {} : readingOf(store, sourceId),
    store.polls.now(),
  ]);
  const history = histories.get(id);
  const { watchedSince, changes } = history ?? { watchedSince: firstSeenAt, changes: [] };
  const declared = frequencyRhythm(accrualPeriodicity);
  const known = { watchedSince, changes, ...defined({ declared, claimed: modified }), ...reading, now };
  return { freshness: datasetFreshness(known), history, now };
};

/** Returns until when a source was read, and how often it is. Nothing for one that cannot be read. */
const readingOf = async (
  { registry, polls }: Pick<FreshnessStore, 'registry' | 'polls'>,
  id: SourceId,
): Promise<{ readonly watchedUntil?: Date; readonly resolutionMs?: number }> => {
  try {
    const [source, status] = await Promise.all([registry.get(id), polls.status(id)]);
    if (source === undefined || status.lastCompleteAt === undefined) return {};
    const watchedUntil = new Date(status.lastCompleteAt);
    const due = nextPoll(source, watchedUntil);
    return { watchedUntil, resolutionMs: nextPoll(source, due).getTime() - due.getTime() };
  } catch (error) {
    if (error instanceof OutageError) throw error;
    announceUnreadable('source', id, error);
    return {};
  }
};
