import { expect, test } from '@jest/globals';
import { SourceId, type FeedSpell } from '@moisson/contracts';
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
});
