import type { FeedSpell, SpellState } from '@moisson/contracts';
import type { Bilingual } from '@moisson/kernel';
import type { Day } from './quebec-days.ts';

/** A feed in one day. */
export interface FeedDay {
  /** `YYYY-MM-DD`, in Québec's time. */
  readonly date: string;
  /** Minutes in each state; their sum is less than a day before the first look, and on the present day. */
  readonly minutes: Readonly<Partial<Record<SpellState, number>>>;
  /** The worst state of the day and its reason; absent if the day is not covered at all. */
  readonly worst?: { readonly state: SpellState; readonly reason: Bilingual };
}

/** From the worst for people who use the data, to the best. */
const WORST_FIRST: readonly SpellState[] = [
  ...(['stale', 'failing', 'held', 'late', 'unwatched', 'never-read', 'paused', 'fresh'] as const),
];
const MINUTE = 60_000;

/** Returns what each day was like. `spells`: those of one feed, in any order; one that lasts goes on until `now`. */
export const feedDays = (spells: readonly FeedSpell[], days: readonly Day[], now: Date): readonly FeedDay[] =>
  days.map(({ date, start, end }) => {
    const minutes: Partial<Record<SpellState, number>> = {};
    let worst: FeedSpell | undefined;
    for (const spell of spells) {
      const from = Math.max(Date.parse(spell.since), +start);
      const to = Math.min(spell.until === undefined ? +now : Date.parse(spell.until), +end);
      if (to <= from) continue;
      minutes[spell.state] = (minutes[spell.state] ?? 0) + (to - from) / MINUTE;
      if (worst === undefined || rank(spell.state) < rank(worst.state)) worst = spell;
    }
    return { date, minutes, ...(worst === undefined ? {} : { worst: { state: worst.state, reason: worst.reason } }) };
  });

const rank = (state: SpellState): number => WORST_FIRST.indexOf(state);

/** States in which nobody could expect the feed to be fresh. */
const NOT_COUNTED: ReadonlySet<string> = new Set<SpellState>(['paused', 'never-read', 'unwatched']);

/**
 * Returns the share of the time in which the feed was fresh, from 0 to 1, of the time in which it was watched and meant to be read. Undefined
 * if there was no such time. A feed that waits for a decision (`held`) is not fresh: the public sees an older state.
 */
export const availability = (days: readonly Pick<FeedDay, 'minutes'>[]): number | undefined => {
  let [fresh, all] = [0, 0];
  for (const { minutes } of days)
    for (const [state, spent] of Object.entries(minutes)) {
      if (NOT_COUNTED.has(state)) continue;
      all += spent;
      if (state === 'fresh') fresh += spent;
    }
  return all === 0 ? undefined : fresh / all;
};
