import type { Feed, SourceId } from '@moisson/contracts';
import { feedFreshness, type Store } from '@moisson/domain';

const MAX_HOLDS = 10_000;

/** How every feed stands now, by source id. */
export const readFeeds = async (
  store: Pick<Store, 'registry' | 'polls' | 'runs' | 'holds'>,
): Promise<readonly Feed[]> => {
  const [sources, statuses, runs, holds, now] = await Promise.all([
    store.registry.list(),
    store.polls.statuses(),
    store.runs.latest(),
    store.holds.list({ state: 'pending', limit: MAX_HOLDS }),
    store.polls.now(),
  ]);
  const bySource = <T extends { readonly sourceId: SourceId }>(items: readonly T[]): Map<SourceId, T> =>
    new Map(items.map((item) => [item.sourceId, item]));
  const [statusOf, runOf, holdOf] = [bySource(statuses), bySource(runs), bySource(holds)];
  return sources.map((source) => {
    const lastRun = runOf.get(source.id);
    const hold = holdOf.get(source.id);
    return feedFreshness({
      source,
      status: statusOf.get(source.id) ?? { sourceId: source.id, run: 0, consecutiveFailures: 0, records: 0 },
      ...(lastRun === undefined ? {} : { lastRun }),
      ...(hold === undefined ? {} : { hold }),
      now,
    });
  });
};
