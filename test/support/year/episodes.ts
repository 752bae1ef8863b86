import { badAnswersOf } from './lies-of.ts';
import type { PlayedSource } from './played-source.ts';
import type { Form } from './year-sources.ts';

export type Act = (source: PlayedSource, day: number) => void;

/** An unusual behaviour of a source, for some days. */
export interface Episode {
  readonly name: string;
  readonly days: number;
  readonly begin: Act;
  readonly end?: Act;
  /** A lie must be noticed: in any way, or as records that are served but left out of the list. */
  readonly lie?: 'any' | 'still-served';
  /** Datasets get other keys: no title changes between the same two polls, or they could not be recognised. */
  readonly isWave?: true;
}

type Draw = (least: number, most: number) => number;
type MakeEpisode = (form: Form, draw: Draw) => Episode | undefined;

const badAnswer: MakeEpisode = (form, draw) => {
  const names = badAnswersOf(form);
  const name = names[draw(0, names.length - 1)]!;
  return {
    ...{ name, days: draw(2, 6), lie: 'any' },
    begin: ({ catalogue }) => void (catalogue.fault = name),
    end: ({ catalogue }) => void (catalogue.fault = undefined),
  };
};

const unhide: Act = ({ catalogue }) => catalogue.unhide();

const hidden: MakeEpisode = (_, draw) => {
  const count = draw(1, 3);
  return {
    ...{ name: `hides ${count}`, days: draw(8, 14), lie: 'still-served', end: unhide },
    begin: (source) => source.hide(count),
  };
};

/** Longer than the grace: only then are records within the brake asked for. */
const shrunken: MakeEpisode = (_, draw) => {
  const share = draw(30, 70) / 100;
  return {
    ...{ name: 'shrinks', days: draw(6, 10), lie: 'any', end: unhide },
    begin: (source) => source.hide(Math.ceil(source.catalogue.live.length * share)),
  };
};

/** Answers no request for a record, and really removes some meanwhile. */
const silent: MakeEpisode = (_, draw) => {
  const count = draw(1, 2);
  return {
    ...{ name: 'answers for no record', days: draw(14, 20) },
    begin: (source, day) => {
      source.catalogue.recordAnswers = 'never';
      source.remove(count, day);
    },
    end: ({ catalogue }) => void (catalogue.recordAnswers = 'truly'),
  };
};

/** Denies every record, also those in its list; and leaves some out. */
const denying: MakeEpisode = (_, draw) => {
  const count = draw(1, 2);
  return {
    ...{ name: 'denies all', days: draw(8, 12), lie: 'any' },
    begin: (source) => {
      source.catalogue.recordAnswers = 'not-found';
      source.hide(count);
    },
    end: ({ catalogue }) => {
      catalogue.recordAnswers = 'truly';
      catalogue.unhide();
    },
  };
};

const tied: MakeEpisode = (form, draw) =>
  form === 'feed'
    ? undefined
    : {
        ...{ name: 'ties', days: draw(6, 12) },
        begin: ({ catalogue }) => void (catalogue.ties = 7),
        end: ({ catalogue }) => void (catalogue.ties = 1),
      };

const otherKeys: MakeEpisode = () => ({
  ...{ name: 'other keys', days: 2, isWave: true },
  begin: (source) => source.useOtherKeys(),
});

const otherKeysForAWhile: MakeEpisode = (_, draw) => {
  let former = 0;
  return {
    ...{ name: 'other keys for a while', days: draw(14, 30), isWave: true },
    begin: (source) => {
      former = source.catalogue.era;
      source.useOtherKeys();
    },
    end: ({ catalogue }) => void (catalogue.era = former),
  };
};

const renumbered: MakeEpisode = (form, draw) => {
  if (form !== 'hub' && form !== 'feed') return undefined;
  const services = draw(1, 6);
  return {
    ...{ name: 'renumbers', days: 2, isWave: true },
    begin: ({ catalogue }) => catalogue.renumber(services),
  };
};

const repeatedSlugs: MakeEpisode = (form, draw) => {
  if (form !== 'feed') return undefined;
  const datasets = 2 * draw(2, 5);
  return {
    ...{ name: 'repeats slugs', days: draw(14, 30), isWave: true },
    begin: ({ catalogue }) => catalogue.repeatSlugs(datasets),
    end: ({ catalogue }) => catalogue.repeatSlugs(0),
  };
};

/** More records leave for ever than the brake allows. */
const exodus: MakeEpisode = (_, draw) => {
  const share = draw(30, 45) / 100;
  return {
    ...{ name: 'exodus', days: 44 },
    begin: (source, day) => source.remove(Math.ceil(source.catalogue.live.length * share), day),
  };
};

/** In the order in which a source takes them; each source starts at another one. */
export const episodes: readonly MakeEpisode[] = [
  ...[badAnswer, hidden, otherKeysForAWhile, badAnswer, renumbered, shrunken, exodus, badAnswer],
  ...[silent, repeatedSlugs, badAnswer, denying, otherKeys, badAnswer, tied, badAnswer],
];
