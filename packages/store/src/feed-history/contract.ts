import { expect, test } from '@jest/globals';
import { SourceId, type FeedSpell } from '@moisson/contracts';
import type { DayBucket } from '@moisson/domain';
import { said } from '@moisson/kernel';
import { contractOf } from '../contract-suite.ts';

/** The contract of the history of feeds, for every store. */
export const feedHistoryContract = contractOf('the history of feeds', (given) => {
  const [laval, autre] = [SourceId.parse('laval'), SourceId.parse('autre')];
  const spell = (day: number, more: Partial<FeedSpell> = {}): FeedSpell => ({
    ...{ sourceId: laval, state: 'fresh', reason: said('Lue.', 'Read.') },
    ...{ since: `2026-01-0${day}T00:00:00.000Z`, ...more },
  });

  test('a feed’s spells are listed newest first, the lasting ones of all feeds together; writing one again replaces it', async () => {
    const { feedHistory } = given.store;
    expect(await feedHistory.lasting()).toEqual([]);
    await feedHistory.put([]);
    await feedHistory.put([spell(1), spell(3, { state: 'stale' }), spell(2, { sourceId: autre })]);
    await feedHistory.put([spell(1, { until: '2026-01-03T00:00:00.000Z' })]);
    expect(await feedHistory.lasting()).toEqual([spell(2, { sourceId: autre }), spell(3, { state: 'stale' })]);
    expect(await feedHistory.of(laval, 10)).toEqual([
      spell(3, { state: 'stale' }),
      spell(1, { until: '2026-01-03T00:00:00.000Z' }),
    ]);
    expect(await feedHistory.of(laval, 1)).toEqual([spell(3, { state: 'stale' })]);
  });

  test('each feed has one rhythm, which is replaced', async () => {
    const { feedHistory } = given.store;
    expect(await feedHistory.rhythm(laval)).toBeUndefined();
    const durations = { day: '2026-01-01', seconds: [60, 90] };
    const rhythm = { sourceId: laval, run: 3, changes: ['2026-01-01T00:00:00.000Z'], durations };
    await feedHistory.putRhythms([rhythm, { ...rhythm, sourceId: autre }]);
    await feedHistory.putRhythms([{ ...rhythm, run: 4 }]);
    expect(await feedHistory.rhythm(laval)).toEqual({ ...rhythm, run: 4 });
    expect((await feedHistory.rhythms()).map(({ sourceId, run }) => [sourceId, run])).toEqual([
      [autre, 3],
      [laval, 4],
    ]);
  });

  test('the time of the last look is the one that was noted last', async () => {
    const { feedHistory } = given.store;
    expect(await feedHistory.watchedUntil()).toBeUndefined();
    const [first, second] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:01:00Z')];
    await feedHistory.watched(first);
    await feedHistory.watched(second);
    expect(await feedHistory.watchedUntil()).toEqual(second);
  });

  test('each feed has one bucket a day: writing it again replaces it; those of some days are listed oldest first', async () => {
    const { feedHistory } = given.store;
    const bucket = (date: string, runs: number, sourceId = laval): DayBucket => ({
      ...{ sourceId, date, runs, completeRuns: 0, created: 0, updated: 0, removed: 0 },
      ...{ minutes: { fresh: 1440 }, durations: [[20, runs]] },
    });
    const dates = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'];
    await feedHistory.putBuckets(dates.map((date) => bucket(date, 1)));
    await feedHistory.putBuckets([bucket('2026-02-01', 2), bucket('2027-01-01', 1, autre)]);
    expect(await feedHistory.buckets(laval, ['2026-02-01', '2026-01-31', '2026-02-09'])).toEqual([
      bucket('2026-01-31', 1),
      bucket('2026-02-01', 2),
    ]);
    expect(await feedHistory.buckets(laval, ['2027-01-01'])).toEqual([]);
    expect(await feedHistory.buckets(laval, [])).toEqual([]);
  });
});
