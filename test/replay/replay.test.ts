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
  const total = { shown: 0, oldAbsent: 0, runs: 0, decisions: 0 };
  test.each(recordedFeeds)(
    '%s: no existing dataset is removed or dropped, none takes another one’s place, and ids outlive new identifiers',
    async (name) => {
      const { shown, oldAbsent, runs, decisions } = expectFaithfulReplay(name, await replayFeed(recordedDays(name)));
      total.shown += shown;
      total.oldAbsent += oldAbsent;
      total.runs += runs;
      total.decisions += decisions;
    },
  );

  test('at most 2 % of the shown datasets have been gone for over 60 days, although nobody decides anything', () => {
    process.stderr.write(`absent for over 60 days: ${total.oldAbsent} of ${total.shown} shown\n`);
    expect(total.shown).toBeGreaterThan(20_000);
    expect(total.oldAbsent).toBeLessThanOrEqual(0.02 * total.shown);
  });

  // These feeds lose more than the brake allows in 10 of 198 monthly runs: each is held. The source's own answers end most of these holds.
  test('of a hundred runs, at most two hold records for so long that a person has to decide', () => {
    process.stderr.write(`holds for a person: ${total.decisions} in ${total.runs} runs\n`);
    expect(total.runs).toBeGreaterThan(150);
    expect(total.decisions).toBeLessThanOrEqual(0.02 * total.runs);
  });
});
