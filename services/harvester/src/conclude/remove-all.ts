import { snapshotPages } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';
import { removalOf } from './removal-of.ts';

const PUBLISH = 500;

/** Removes every live record of a source that is retired. */
export const removeAll = async (context: RunContext): Promise<void> => {
  const { store, source, book, sink } = context;
  for await (const live of snapshotPages(store.snapshots, source.id, PUBLISH, ({ state }) => state === 'live')) {
    await sink.publish(live.map((entry) => removalOf(context, entry, 'source-retired')));
    book.count('removed', live.length);
  }
};
