import { expect, test } from '@jest/globals';
import { FeedState, SourceId, type FeedSpell } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import fc from 'fast-check';
import { nextSpells, type FeedLook } from './next-spells.ts';

const laval = SourceId.parse('laval');
const START = Date.parse('2026-03-07T00:00:00Z');
const at = (ms: number): Date => new Date(START + ms);
const MAX_GAP_MS = 300_000;
const minute = (n: number): Date => at(n * 60_000);
type LookedFeed = FeedLook['feeds'][number];
const feed = (state: FeedState, since?: Date, reason = said('R', 'R')): LookedFeed => ({
  ...{ sourceId: laval, state, reason },
  ...(since === undefined ? {} : { since: since.toISOString() }),
});
const keyOf = ({ sourceId, since, state }: FeedSpell): string => `${sourceId}/${since}/${state}`;

/** The spells that looks leave behind, as a store keeps them. */
class Kept {
  readonly spells = new Map<string, FeedSpell>();
  watchedUntil: Date | undefined;

  look(feeds: readonly LookedFeed[], now: Date): readonly FeedSpell[] {
    const lasting = [...this.spells.values()].filter(({ until }) => until === undefined);
    const next = nextSpells({ lasting, feeds, watchedUntil: this.watchedUntil, now, maxGapMs: MAX_GAP_MS });
    for (const spell of next) this.spells.set(keyOf(spell), spell);
    this.watchedUntil = now;
    return next;
  }

  get inOrder(): readonly FeedSpell[] {
    return [...this.spells.values()].sort(
      (a, b) => a.since.localeCompare(b.since) || (a.until ?? 'z').localeCompare(b.until ?? 'z'),
    );
  }
}

test('a spell begins when the feed says so, not when it was looked at', () => {
  const kept = new Kept();
  kept.look([feed('fresh', minute(0))], minute(1));
  kept.look([feed('late', minute(2))], minute(4));
  expect(kept.inOrder).toMatchObject([
    { state: 'fresh', since: minute(0).toISOString(), until: minute(2).toISOString() },
    { state: 'late', since: minute(2).toISOString() },
  ]);
});

test('another reason changes the spell that lasts, and begins no new one', () => {
  const kept = new Kept();
  kept.look([feed('failing', minute(0))], minute(1));
  expect(kept.look([feed('failing', minute(0))], minute(2))).toEqual([]);
  kept.look([feed('failing', minute(0), said('Autre', 'Other'))], minute(3));
  expect(kept.inOrder).toMatchObject([{ state: 'failing', reason: { en: 'Other' } }]);
});

test('a gap in which nobody looked is not watched, unless the feed proves that it stayed as it was', () => {
  const after = minute(1 + MAX_GAP_MS / 60_000 + 60);
  const same = new Kept();
  same.look([feed('fresh', minute(0))], minute(1));
  expect(same.look([feed('fresh', minute(0))], after)).toEqual([]);
  const came = new Kept();
  came.look([feed('fresh', minute(0))], minute(1));
  came.look([feed('fresh', minute(30))], after);
  expect(came.inOrder).toMatchObject([
    { state: 'fresh', until: minute(1).toISOString() },
    { state: 'unwatched', since: minute(1).toISOString(), until: minute(30).toISOString() },
    { state: 'fresh', since: minute(30).toISOString() },
  ]);
  // It became late at an instant that the schedule sets, so that it was fresh until then.
  const late = new Kept();
  late.look([feed('fresh', minute(0))], minute(1));
  late.look([feed('late', minute(1))], after);
  expect(late.inOrder.map(({ state }) => state)).toEqual(['fresh', 'late']);
});

test('the spells of a source that is gone end', () => {
  const kept = new Kept();
  kept.look([feed('fresh', minute(0))], minute(1));
  kept.look([], minute(2));
  expect(kept.inOrder).toMatchObject([{ until: minute(2).toISOString() }]);
});

test('whatever is seen and however the clock moves, spells follow each other without a hole, and one lasts', () => {
  const look = fc.record({
    state: fc.constantFrom(...FeedState.options),
    // Minutes since the state began; undefined if unknown, negative for an instant in the future.
    age: fc.option(fc.integer({ min: -5, max: 400 }), { nil: undefined }),
    step: fc.integer({ min: -10, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(look, { minLength: 1, maxLength: 30 }), (looks) => {
      const kept = new Kept();
      let now = 1000;
      for (const { state, age, step } of looks) {
        now += step;
        const seen = [feed(state, age === undefined ? undefined : minute(now - age))];
        kept.look(seen, minute(now));
        // A second process that looks at the same moment writes nothing else.
        expect(kept.look(seen, minute(now))).toEqual([]);
      }
      const spells = kept.inOrder;
      expect(spells.filter(({ until }) => until === undefined)).toHaveLength(1);
      for (const [index, spell] of spells.entries()) {
        expect(spell.since <= (spell.until ?? '9')).toBe(true);
        if (index > 0) expect(spells[index - 1]!.until).toBe(spell.since);
      }
    }),
  );
});
