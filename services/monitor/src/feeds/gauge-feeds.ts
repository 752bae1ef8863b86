import { FeedState } from '@moisson/contracts';
import { meter } from '@moisson/runtime';
import type { BatchObservableResult } from '@opentelemetry/api';
import { withFrozen, type Store } from '@moisson/domain';
import { readStanding } from '@moisson/store';

/**
 * Registers gauges of the feeds' states, read from the store at each scrape. No label names a source, because there may be thousands.
 * Returns a function that unregisters them: call it before the store is closed.
 */
export const gaugeFeeds = (
  store: Pick<Store, 'registry' | 'polls' | 'runs' | 'holds' | 'feedHistory'>,
): (() => void) => {
  const feeds = meter.createObservableGauge('moisson.feeds', { description: 'Feeds by state' });
  const frozen = meter.createObservableGauge('moisson.feeds.frozen', {
    description: 'Feeds that are read on time, and whose content no longer moves as it used to',
  });
  const holds = meter.createObservableGauge('moisson.holds', { description: 'Removals held for a decision' });
  const held = meter.createObservableGauge('moisson.held.records', { description: 'Records whose removal is held' });
  const lease = meter.createObservableGauge('moisson.lease.age', {
    unit: 's',
    description: 'Age of the oldest run that is still under way',
  });
  const all = [feeds, frozen, holds, held, lease];
  const observe = async (result: BatchObservableResult): Promise<void> => {
    const { feeds: standing, statuses, holds: pending, now } = await readStanding(store);
    for (const state of FeedState.options)
      result.observe(feeds, standing.filter((feed) => feed.state === state).length, { state });
    const rhythms = new Map((await store.feedHistory.rhythms()).map((rhythm) => [rhythm.sourceId, rhythm]));
    const stays = standing.filter((feed) => withFrozen(feed, rhythms.get(feed.sourceId), now).frozen !== undefined);
    result.observe(frozen, stays.length);
    result.observe(holds, pending.length);
    result.observe(
      held,
      pending.reduce((sum, { records }) => sum + records, 0),
    );
    const begun = statuses.flatMap(({ runningSince }) =>
      runningSince === undefined ? [] : [Date.parse(runningSince)],
    );
    // Not negative, even if the clock was set back.
    result.observe(lease, begun.length === 0 ? 0 : Math.max(0, (now.getTime() - Math.min(...begun)) / 1000));
  };
  meter.addBatchObservableCallback(observe, all);
  return () => meter.removeBatchObservableCallback(observe, all);
};
