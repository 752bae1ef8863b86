import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFeedDays } from '../support/replay/feed-days.ts';
import { judgeReplay } from '../support/replay/judge-replay.ts';
import { replayFeed } from '../support/replay/replay-feed.ts';

/** Recorded feeds, each of some three years: not part of this repository. */
const folder = join(import.meta.dirname, '../../../shared/feeds');
const feeds = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ndjson.zst')) : [];
if (feeds.length === 0)
  process.stderr.write('SKIPPED: test/replay needs recorded feeds, and there are none beside this clone\n');

test('the recorded feeds are there in CI', () => {
  if (process.env.CI === 'true') expect(feeds.length).toBeGreaterThan(0);
});

(feeds.length === 0 ? describe.skip : describe)('years of a real feed', () => {
  const total = { shown: 0, oldAbsent: 0 };
  test.each(feeds)(
    '%s: nothing that is still there is removed, nothing is dropped, no dataset takes another one’s place, and ids outlive new identifiers',
    async (name) => {
      const figures = judgeReplay(await replayFeed(readFeedDays(join(folder, name))));
      const { waves, runs, holds, shown, oldAbsent } = figures;
      const kept = Object.entries(waves).map(([day, { partners, kept }]) => `${day} ${kept}/${partners}`);
      process.stderr.write(
        `${name}: ${runs} runs, ${holds} holds, waves ${kept.join(', ')}; removed by service ${figures.removedByService.length}, ` +
          `by title ${figures.removedByTitle.length}, dropped ${figures.dropped.length}, swapped ${figures.swapped.length}; ` +
          `absent for over 60 days ${oldAbsent} of ${shown} shown\n`,
      );
      expect(figures.removedByService).toEqual([]);
      expect(figures.removedByTitle.length).toBeLessThanOrEqual(3);
      expect(figures.dropped).toEqual([]);
      expect(figures.swapped).toEqual([]);
      expect(figures.unmarked).toBe(0);
      total.shown += shown;
      total.oldAbsent += oldAbsent;
      for (const { partners, kept } of Object.values(waves)) expect(kept).toBeGreaterThanOrEqual(0.995 * partners);
    },
    120_000,
  );

  test('of all that is shown, no more than 2 % has been gone for over 60 days, though nobody decides anything', () => {
    process.stderr.write(`absent for over 60 days: ${total.oldAbsent} of ${total.shown} shown\n`);
    expect(total.shown).toBeGreaterThan(20_000);
    expect(total.oldAbsent).toBeLessThanOrEqual(0.02 * total.shown);
  });
});
