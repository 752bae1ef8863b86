import { INDEXER_GROUP, topics } from '@moisson/contracts';
import type { ChangeLog } from '@moisson/domain';
import { meter } from '@moisson/runtime';
import type { ObservableResult } from '@opentelemetry/api';

/**
 * Registers a gauge of the events that the indexers have yet to process; reads it from the log at each scrape. Returns a function that
 * unregisters it: call it before the log is closed.
 */
export const gaugeLag = (changeLog: ChangeLog): (() => void) => {
  const gauge = meter.createObservableGauge('moisson.consumer.lag', {
    description: 'Events published and not yet indexed',
  });
  const observe = async (result: ObservableResult): Promise<void> => {
    for (const topic of [topics.records, topics.recordsBulk])
      result.observe(await changeLog.lag(INDEXER_GROUP, [topic]), {
        'messaging.consumer.group.name': INDEXER_GROUP,
        'messaging.destination.name': topic,
      });
  };
  gauge.addCallback(observe);
  return () => gauge.removeCallback(observe);
};
