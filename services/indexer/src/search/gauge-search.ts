import { meter } from '@moisson/runtime';
import type { SearchFeeder } from '@moisson/search/opensearch';
import type { ObservableResult } from '@opentelemetry/api';

/**
 * Registers gauges of how far the search index is behind the catalogue; of several indexers, the one that feeds the index reports them. Returns
 * a function that unregisters them: call it before the store is closed.
 */
export const gaugeSearch = (feeder: Pick<SearchFeeder, 'behind' | 'drift'>): (() => void) => {
  const lag = meter.createObservableGauge('moisson.search.lag', {
    description: 'Writes of datasets that are not in the search index yet',
  });
  const drift = meter.createObservableGauge('moisson.search.drift', {
    description: 'Datasets that the last comparison found in another revision in the search index, and repaired',
  });
  const observeLag = async (result: ObservableResult): Promise<void> => {
    const behind = await feeder.behind();
    if (behind !== undefined) result.observe(behind);
  };
  const observeDrift = (result: ObservableResult): void => {
    if (feeder.drift !== undefined) result.observe(feeder.drift);
  };
  lag.addCallback(observeLag);
  drift.addCallback(observeDrift);
  return () => {
    lag.removeCallback(observeLag);
    drift.removeCallback(observeDrift);
  };
};
