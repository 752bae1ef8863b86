import { episodes, type Act } from './episodes.ts';
import type { YearSource } from './year-sources.ts';

export interface PlannedAct {
  readonly day: number;
  readonly source: string;
  readonly act: Act;
}

/** A lie of a source, from one day until before another. */
export interface PlannedLie {
  readonly source: string;
  readonly name: string;
  readonly kind: 'any' | 'still-served';
  readonly from: number;
  readonly until: number;
}

export interface YearPlan {
  readonly days: number;
  /** Days between two polls of every source. */
  readonly every: number;
  readonly acts: readonly PlannedAct[];
  readonly lies: readonly PlannedLie[];
  /** How often each unusual behaviour occurs. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Days within which a true removal must be published, including the source's lies: twice the grace, or the patience if there are many. */
export const REMOVAL_DAYS = 45;
/** Only ordinary changes happen in the last days. */
const CALM_DAYS = REMOVAL_DAYS + 5;

/** Plans a year: for each source one unusual behaviour after another, and ordinary changes all along. */
export const planYear = (
  sources: readonly YearSource[],
  { days, every }: Pick<YearPlan, 'days' | 'every'>,
  random: () => number,
): YearPlan => {
  const draw = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  /** Polls are on multiples of the step. */
  const onPoll = (day: number): number => Math.ceil(day / every) * every;
  const acts: PlannedAct[] = [];
  const lies: PlannedLie[] = [];
  const counts = new Map<string, number>();
  sources.forEach(({ id: source, form }, at) => {
    const waves = new Set<number>();
    let day = onPoll(draw(3, 12));
    for (let turn = at; turn < at + episodes.length; turn += 1) {
      const episode = episodes[turn % episodes.length]!(form, draw);
      if (episode === undefined) continue;
      const until = onPoll(day + episode.days);
      if (until > days - CALM_DAYS) continue;
      const { name, begin, end, lie, isWave } = episode;
      acts.push({ day, source, act: begin });
      if (end !== undefined) acts.push({ day: until, source, act: end });
      if (lie !== undefined) lies.push({ source, name, kind: lie, from: day, until });
      if (isWave) for (const wave of [day, until]) waves.add(wave);
      const called = lie === 'any' ? 'lies' : name.replace(/ \d+$/, '');
      counts.set(called, (counts.get(called) ?? 0) + 1);
      day = onPoll(until + draw(6, 10));
    }
    for (let today = every; today < days; today += every) {
      const usual = (chance: number, act: Act): void => {
        if (random() < chance * every) acts.push({ day: today, source, act });
      };
      const [changed, touched, grown] = [draw(1, 3), draw(1, 4), draw(1, 3)];
      usual(0.08, (one) => one.some(changed).forEach((index) => one.catalogue.change(index)));
      usual(0.08, (one) => one.some(touched).forEach((index) => one.catalogue.touch(index)));
      if (waves.has(today) || today > days - CALM_DAYS) continue;
      usual(0.015, (one) => one.some(1).forEach((index) => one.catalogue.retitle(index)));
      usual(0.02, ({ catalogue }) => catalogue.grow(grown));
      usual(0.015, (one) => one.remove(1, today));
      // A dataset that returns under another key than it left with is a new dataset.
      const lastWave = Math.max(-1, ...[...waves].filter((wave) => wave < today));
      usual(0.01, (one) => one.restore(lastWave, today - REMOVAL_DAYS - 1));
    }
  });
  return { days, every, acts: acts.sort((a, b) => a.day - b.day), lies, counts };
};
