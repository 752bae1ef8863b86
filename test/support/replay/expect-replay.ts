import { expect } from '@jest/globals';
import { judgeReplay, type ReplayFigures } from './judge-replay.ts';
import type { ReplayedDay } from './replay-feed.ts';

/** Prints the result of a replay, and expects that nothing was lost, swapped or removed wrongly. */
export const expectFaithfulReplay = (name: string, days: readonly ReplayedDay[]): ReplayFigures => {
  const figures = judgeReplay(days);
  const { waves, runs, holds, shown, oldAbsent } = figures;
  const kept = Object.entries(waves).map(([day, { partners, kept }]) => `${day} ${kept}/${partners}`);
  process.stderr.write(
    `${name}: ${runs} runs, ${holds} holds, ${figures.decisions} for a person, waves ${kept.join(', ')}; removed by service ${figures.removedByService.length}, ` +
      `by title ${figures.removedByTitle.length}, dropped ${figures.dropped.length}, swapped ${figures.swapped.length}; ` +
      `absent for over 60 days ${oldAbsent} of ${shown} shown\n`,
  );
  expect(figures.removedByService).toEqual([]);
  expect(figures.removedByTitle.length).toBeLessThanOrEqual(3);
  expect(figures.dropped).toEqual([]);
  expect(figures.swapped).toEqual([]);
  expect(figures.unmarked).toBe(0);
  for (const { partners, kept } of Object.values(waves)) expect(kept).toBeGreaterThanOrEqual(0.995 * partners);
  return figures;
};
