import { identityOf, publishedKeyOf, type AbsentEntry } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';
import { liveEntries } from './live-entries.ts';

/**
 * Returns the absent records whose service the source lists under a key that appeared since they went missing. They were not recognised as
 * renamed, because something contradicts it, but may be: an operator decides.
 */
export const stillShown = async (
  { store, source, seen }: RunContext,
  absent: readonly AbsentEntry[],
): Promise<ReadonlySet<AbsentEntry>> => {
  const byService = Map.groupBy(absent, ({ identities }) => identityOf(identities, 'service'));
  byService.delete(undefined);
  const shown = new Set<AbsentEntry>();
  if (byService.size === 0) return shown;
  for await (const { recordKey, identities, firstSeenAt } of liveEntries(store, source.id))
    if (seen.has(recordKey))
      for (const entry of byService.get(identityOf(identities, 'service')) ?? []) {
        const cameSince = firstSeenAt >= entry.absence.since;
        // Under the same identifier it is another dataset, which has replaced this one.
        if (cameSince && publishedKeyOf(entry.recordKey) !== publishedKeyOf(recordKey)) shown.add(entry);
      }
  return shown;
};
