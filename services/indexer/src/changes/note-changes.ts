import type { DatasetId } from '@moisson/contracts';
import {
  historyAfter,
  readDataset,
  type CatalogueChange,
  type ChangeHistory,
  type DatasetText,
  type Store,
} from '@moisson/domain';
import { announceUnreadable } from '@moisson/kernel';

export type HistoryPorts = Pick<Store, 'changeHistories' | 'datasetReads'>;

/**
 * Notes when datasets changed, before their changes are appended to the feed: so it is done again after a crash, and changes nothing then. Two
 * indexers that note different changes of one dataset at once may lose one of them: that lengthens one gap of its rhythm. `read`: texts of these
 * datasets that the caller has read already; the others are read here.
 */
export const noteChanges = async (
  { changeHistories, datasetReads }: HistoryPorts,
  changes: readonly CatalogueChange[],
  read: readonly DatasetText[],
): Promise<void> => {
  const idsOf = (isLive: boolean) =>
    changes.flatMap((change) =>
      change.kind !== 'refresh' && (change.kind === 'create' || change.kind === 'update') === isLive ? [change.id] : [],
    );
  const [live, gone] = [idsOf(true), idsOf(false)];
  if (live.length > 0) {
    const known = await changeHistories.of(live);
    const texts = new Map(read.map((text) => [text.id, text]));
    const unread: DatasetId[] = live.filter((id) => !texts.has(id));
    if (unread.length > 0)
      for await (const list of datasetReads.texts(unread)) for (const text of list) texts.set(text.id, text);
    const histories: ChangeHistory[] = live.flatMap((id) => {
      const text = texts.get(id);
      return text === undefined ? [] : historyOf(text, known.get(id));
    });
    await changeHistories.put(histories);
  }
  if (gone.length > 0) await changeHistories.remove(gone);
};

const historyOf = ({ id, state, json }: DatasetText, known: ChangeHistory | undefined): readonly ChangeHistory[] => {
  if (state !== 'live') return [];
  try {
    return [historyAfter(known, readDataset(json))];
  } catch (error) {
    announceUnreadable('dataset', id, error);
    return [];
  }
};
