import { test } from '@jest/globals';
import { withDistributedMovingLine } from '../support/moving-distributed-line.ts';
import { expectFaithfulYear } from '../support/year/expect-year.ts';
import { servers, withServers } from './given.ts';

withServers(() => {
  test('the year of test/year on MongoDB’s protocol and Kafka', async () => {
    await expectFaithfulYear(
      'distributed year',
      { sources: 20, days: 365, every: 2 },
      withDistributedMovingLine(servers()),
    );
  }, 600_000);
});
