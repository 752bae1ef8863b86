import type { Dataset, SourceId } from '@moisson/contracts';
import { nextPoll } from '@moisson/domain';
import { announceUnreadable, OutageError } from '@moisson/kernel';
import type { PortalStore } from '../portal-store.ts';

/** How a source is read: until when it was, and how often. Nothing for one that cannot be read. */
export interface Reading {
  readonly watchedUntil?: Date;
  readonly resolutionMs?: number;
}

type ReadingStore = Pick<PortalStore, 'registry' | 'polls'>;

/** Returns what reads how the source of a dataset is read, once for each source. */
export const readingsOf = (store: ReadingStore): ((dataset: Dataset) => Promise<Reading>) => {
  const known = new Map<SourceId, Promise<Reading>>();
  return ({ provenance, records }) => {
    const id = (provenance.title ?? records[0])?.sourceId;
    if (id === undefined) return Promise.resolve({});
    const reading = known.get(id) ?? readingOf(store, id);
    known.set(id, reading);
    return reading;
  };
};

const readingOf = async ({ registry, polls }: ReadingStore, id: SourceId): Promise<Reading> => {
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
