import type { FrozenContent, PublicFeed } from '@moisson/contracts';
import { fillBoth, said } from '@moisson/kernel';
import { gapsOf } from '../rhythm/statistics.ts';
import { workingDays } from '../rhythm/working-days.ts';
import type { ContentRhythm } from './content-rhythm.ts';

const DAY = 86_400_000;
/** With changes on fewer days nothing is known about how often the content usually changes. */
const MIN_CHANGES = 8;
/** They must cover at least this time, so that one busy week is no rule. */
const MIN_SPAN_MS = 30 * DAY;
/** Content may stay as it is for this long at least, and for so many school days: a holiday and a sick clerk are no news. */
const [LEAST_MS, LEAST_SCHOOL_DAYS] = [14 * DAY, 10];
/** A feed that changes at random is to be called frozen at fewer than one of so many changes. */
const ONE_OF = 10_000;

/**
 * Returns since when the content of a feed stays as it is for longer than it used to, and the evidence; undefined while it moves as usual, and
 * where too little is known. The time is compared with the longest quiet time so far, because content comes in bursts, and measured in the school
 * days of Québec: no day of a summer, a holiday or a weekend makes a feed frozen.
 */
export const frozenContent = (
  { changes, quiet = [] }: Pick<ContentRhythm, 'changes' | 'quiet'>,
  now: Date,
): FrozenContent | undefined => {
  const instants = changes.map((instant) => Date.parse(instant));
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined || now.getTime() - last <= LEAST_MS) return undefined;
  if (instants.length < MIN_CHANGES || last - first < MIN_SPAN_MS) return undefined;
  const days = workingDays('school-days');
  const older = quiet.map(({ from, until }) => [Date.parse(from), Date.parse(until)] as const);
  const schoolDays = [
    ...gapsOf(instants.map((instant) => days.at(instant))),
    ...older.map(([from, until]) => days.at(until) - days.at(from)),
  ];
  const patience = Math.max(timesLonger(instants.length - 1) * Math.max(...schoolDays), LEAST_SCHOOL_DAYS);
  const since = Math.max(last + LEAST_MS, days.instant(days.at(last) + patience));
  if (since >= now.getTime()) return undefined;
  const longest = Math.max(...gapsOf(instants), ...older.map(([from, until]) => until - from));
  const longestQuietDays = Math.ceil(longest / DAY);
  return {
    since: new Date(since).toISOString(),
    reason: fillBoth(REASON, { days: longestQuietDays }),
    lastChangeAt: new Date(last).toISOString(),
    longestQuietDays,
  };
};

/**
 * Returns how many times longer than the longest of `count` quiet times the next one may be. Where changes come at random (exponential times between
 * them), the next is `times` longer than all with probability 1 / C(count + times, times), as follows from Rényi's representation (On the theory of
 * order statistics, Acta Math. Hung. 4, 1953). At regular times it is rarer.
 */
const timesLonger = (count: number): number => {
  let ways = 1;
  for (let times = 1; ; times += 1) {
    ways = (ways * (count + times)) / times;
    if (ways >= ONE_OF) return times;
  }
};

const REASON = said(
  'Figée : lue à temps, mais son contenu ne change plus, et il n’était jamais resté le même plus de {days|jour|jours}.',
  'Frozen: read on time, but its content no longer changes, and it had never stayed the same for more than {days|day|days}.',
);

/** Returns a feed with what is known of its content. One that is not read well is not called frozen: its content may have changed unseen. */
export const withFrozen = <Shown extends Pick<PublicFeed, 'state'>>(
  feed: Shown,
  rhythm: ContentRhythm | undefined,
  now: Date,
): Shown & { readonly frozen?: FrozenContent } => {
  const frozen = feed.state === 'fresh' && rhythm !== undefined ? frozenContent(rhythm, now) : undefined;
  return frozen === undefined ? feed : { ...feed, frozen };
};
