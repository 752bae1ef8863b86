import { describe, test } from '@jest/globals';
import { withDistributedMovingLine } from '../support/moving-distributed-line.ts';
import { expectFaithfulReplay } from '../support/replay/expect-replay.ts';
import { recordedDays, recordedFeeds } from '../support/replay/recorded-feeds.ts';
import { replayFeed } from '../support/replay/replay-feed.ts';
import { servers, withServers } from './given.ts';

/** The smallest feed, in which every identifier changes. */
const FEED = '02b-17113.ndjson.zst';

withServers(() => {
  (recordedFeeds.includes(FEED) ? describe : describe.skip)(
    'a recorded feed, where there is one beside this clone',
    () => {
      test('years of a real feed have the same result on MongoDB’s protocol and Kafka', async () => {
        const days = await replayFeed(recordedDays(FEED), withDistributedMovingLine(servers()));
        expectFaithfulReplay(`distributed ${FEED}`, days);
      });
    },
  );
});
