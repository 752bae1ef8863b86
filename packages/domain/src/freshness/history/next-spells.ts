import type { Feed, FeedSpell, SourceId } from '@moisson/contracts';
import { defined, said } from '@moisson/kernel';

/** What a look at the feeds compares. Instants are those of the store's clock. */
export interface FeedLook {
  /** The spells that last, one for each feed at most. */
  readonly lasting: readonly FeedSpell[];
  readonly feeds: readonly Pick<Feed, 'sourceId' | 'state' | 'reason' | 'problem' | 'since'>[];
  /** When the feeds were last looked at; undefined before the first time. */
  readonly watchedUntil: Date | undefined;
  readonly now: Date;
  /** Beyond this time since the last look, what happened in between is told only by what each feed itself proves. */
  readonly maxGapMs: number;
}

const NOT_WATCHED = said(
  'Personne n’a regardé : le service de surveillance était arrêté.',
  'Nobody looked: the monitoring service was stopped.',
);

/**
 * Returns the spells to write after a look at the feeds: those that ended or whose reason changed, and those that began. The same look
 * gives the same spells, whichever process does it; writing them twice changes nothing.
 *
 * A new spell begins when its feed says that it entered the state (a feed is late from the end of its delay, not from the look that noticed).
 * After a gap in which nobody looked, a feed that has been in one state all along proves it by the same instant; else the gap is `unwatched`.
 */
export const nextSpells = ({ lasting, feeds, watchedUntil, now, maxGapMs }: FeedLook): readonly FeedSpell[] => {
  const bySource = new Map(lasting.map((spell) => [spell.sourceId, spell]));
  const gapFrom = watchedUntil !== undefined && +now - +watchedUntil > maxGapMs ? watchedUntil : undefined;
  const seen = new Set<SourceId>();
  const next = feeds.flatMap((feed) => {
    seen.add(feed.sourceId);
    return spellsOf(feed, bySource.get(feed.sourceId), gapFrom, now);
  });
  const gone = lasting.filter(({ sourceId }) => !seen.has(sourceId));
  return [...next, ...gone.map((spell) => ended(spell, gapFrom ?? now))];
};

const spellsOf = (
  feed: FeedLook['feeds'][number],
  last: FeedSpell | undefined,
  gapFrom: Date | undefined,
  now: Date,
): readonly FeedSpell[] => {
  const { sourceId, state, reason, problem } = feed;
  const begin = (since: Date): FeedSpell => ({
    ...{ sourceId, state, since: since.toISOString(), reason },
    ...defined({ problem }),
  });
  const told = feed.since === undefined ? now : new Date(Math.min(Date.parse(feed.since), +now));
  if (last === undefined) return [begin(told)];
  const leftUnseen = gapFrom !== undefined && told > gapFrom;
  if (last.state === state && !leftUnseen) {
    const same = last.problem === problem && last.reason.fr === reason.fr && last.reason.en === reason.en;
    return same ? [] : [{ ...last, reason, ...defined({ problem }) }];
  }
  // It cannot begin before the one that it follows.
  const since = new Date(Math.max(+told, Date.parse(last.since)));
  if (!leftUnseen) return [ended(last, since), begin(since)];
  const from = new Date(Math.max(+gapFrom, Date.parse(last.since)));
  const gap: FeedSpell = {
    ...{ sourceId, state: 'unwatched', since: from.toISOString(), until: since.toISOString(), reason: NOT_WATCHED },
  };
  return [ended(last, from), gap, begin(since)];
};

/** Ends a spell, never before it began: a clock may have been set back. */
const ended = (spell: FeedSpell, until: Date): FeedSpell => ({
  ...spell,
  until: new Date(Math.max(+until, Date.parse(spell.since))).toISOString(),
});
