import { INDEXER_GROUP, topics } from '@moisson/contracts';
import type { ChangeLog } from '@moisson/domain';
import { meter } from '@moisson/runtime';
import type { ObservableResult } from '@opentelemetry/api';

/**
 * How many events the indexers have yet to work through, asked of the log whenever the metrics are. Returns what ends
 * that: before the log is closed.
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
