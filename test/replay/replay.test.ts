import { describe, expect, test } from '@jest/globals';
import { expectFaithfulReplay } from '../support/replay/expect-replay.ts';
import { recordedDays, recordedFeeds } from '../support/replay/recorded-feeds.ts';
import { replayFeed } from '../support/replay/replay-feed.ts';

if (recordedFeeds.length === 0)
  process.stderr.write('SKIPPED: test/replay needs recorded feeds, and there are none beside this clone\n');

test('the recorded feeds are there in CI', () => {
  if (process.env.CI === 'true') expect(recordedFeeds.length).toBeGreaterThan(0);
});

(recordedFeeds.length === 0 ? describe.skip : describe)('years of a real feed', () => {
  const total = { shown: 0, oldAbsent: 0 };
  test.each(recordedFeeds)(
    '%s: nothing that is still there is removed, nothing is dropped, no dataset takes another one’s place, and ids outlive new identifiers',
    async (name) => {
      const { shown, oldAbsent } = expectFaithfulReplay(name, await replayFeed(recordedDays(name)));
      total.shown += shown;
      total.oldAbsent += oldAbsent;
    },
    120_000,
  );

  test('of all that is shown, no more than 2 % has been gone for over 60 days, though nobody decides anything', () => {
    process.stderr.write(`absent for over 60 days: ${total.oldAbsent} of ${total.shown} shown\n`);
    expect(total.shown).toBeGreaterThan(20_000);
    expect(total.oldAbsent).toBeLessThanOrEqual(0.02 * total.shown);
  });
});
