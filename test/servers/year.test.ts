import { test } from '@jest/globals';
import { withDistributedMovingLine } from '../support/moving-distributed-line.ts';
import { expectFaithfulYear } from '../support/year/expect-year.ts';
import { servers, withServers } from './given.ts';

withServers(() => {
  test('the first 180 days of a year of 8 sources, as in test/year, on MongoDB’s protocol and Kafka', async () => {
    await expectFaithfulYear(
      'distributed year',
      { sources: 8, days: 180, every: 3 },
      withDistributedMovingLine(servers()),
    );
  });
});
