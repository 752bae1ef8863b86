import { INDEXER_GROUP, topics } from '@moisson/contracts';
import type { ChangeLog } from '@moisson/domain';
import { meter } from '@moisson/runtime';

/** How many events the indexers have yet to work through, asked of the log whenever the metrics are. */
export const gaugeLag = (changeLog: ChangeLog): void => {
  meter
    .createObservableGauge('moisson.consumer.lag', { description: 'Events published and not yet indexed' })
    .addCallback(async (result) => {
      for (const topic of [topics.records, topics.recordsBulk])
        result.observe(await changeLog.lag(INDEXER_GROUP, [topic]), {
          'messaging.consumer.group.name': INDEXER_GROUP,
          'messaging.destination.name': topic,
        });
    });
};
