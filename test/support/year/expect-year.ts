import { expect } from '@jest/globals';
import type { WithMovingLine } from '../moving-line.ts';
import { seeded } from '../seeded.ts';
import { planYear, type YearPlan } from './plan-year.ts';
import { playYear } from './play-year.ts';
import { startYearSources } from './year-sources.ts';

/** The default seed of the year. */
const YEAR = 2026;

export interface YearSize extends Pick<YearPlan, 'days' | 'every'> {
  readonly sources: number;
}

/** Plays a year, prints the result, and expects that nothing was lost or swapped and every lie was noticed. */
export const expectFaithfulYear = async (
  name: string,
  { sources: count, ...size }: YearSize,
  withMovingLine: WithMovingLine,
): Promise<void> => {
  const { seed, random } = seeded(YEAR);
  const sources = await startYearSources(count);
  try {
    const plan = planYear(sources, size, random);
    const figures = await playYear(withMovingLine, sources, plan, seed);
    const { runs, facts, merged, removals, lies, holds, ...faults } = figures;
    process.stderr.write(
      `${name} (SEED=${seed}): ${count} sources, ${size.days} days, ${runs} runs, ${facts} facts, ${merged} by two routes; ` +
        `${[...plan.counts].map(([what, times]) => `${times} ${what}`).join(', ')}; removed though there ${faults.removedThough.length}, ` +
        `other id ${faults.otherId.length}, swapped ${faults.swapped.length}, joined ${faults.joined.length}, parted ${faults.parted.length}; ` +
        `${removals} removals, ${faults.overdue.length} overdue; ${lies} lies, ${faults.unnoticed.length} unnoticed; ` +
        `${holds} holds, ${faults.decisions.length} for a person\n`,
    );
    const { decisions, parted: _, ...none } = faults;
    expect(none).toEqual({
      ...{ removedThough: [], otherId: [], swapped: [], joined: [], strange: [], unshown: [] },
      ...{ overdue: [], unnoticed: [] },
    });
    expect(decisions.slice(5)).toEqual([]);
    // A year without an event of some kind proves nothing about it.
    expect({ merged: merged > 0, removals: removals > 0, lies: lies > 0, kinds: plan.counts.size > 8 }).toEqual({
      ...{ merged: true, removals: true, lies: true, kinds: true },
    });
  } finally {
    await Promise.all(sources.map(({ server }) => server.stop()));
  }
};
