/**
 * What is known of a source before a poll. `proven`: was read completely and its last run did not fail; `new`: was
 * never read completely; `failing`: its last run failed.
 */
export const standings = ['proven', 'new', 'failing'] as const;
export type Standing = (typeof standings)[number];

/** Returns the standing of a source. One whose last run failed is failing, whatever it did before. */
export const standingOf = (source: { readonly failures: number; readonly everComplete: boolean }): Standing => {
  if (source.failures > 0) return 'failing';
  return source.everComplete ? 'proven' : 'new';
};

/** A run under way. */
export interface OpenRun {
  readonly standing: Standing;
  /** The run waits long for its source, or for its next turn. It does no work, so it holds no place. */
  readonly waiting: boolean;
}

/**
 * Open runs for each place after the first. A waiting run costs a connection; more of them would use too much memory
 * when they continue.
 */
const OPEN_PER_PLACE = 12;

/**
 * Returns the largest number of open runs, waiting ones included. With one place, sources are read one after another.
 */
export const maxOpenRuns = (places: number): number => 1 + OPEN_PER_PLACE * (places - 1);

/** How many of the places, and of the open runs, sources of this standing or a worse one may use together. */
const share: Readonly<Record<Standing, (all: number) => number>> = {
  proven: (all) => all,
  new: (all) => all - Math.floor(all / 4),
  failing: (all) => Math.max(1, Math.floor(all / 4)),
};
/** One start in four is offered to failing sources first, so that even a busy harvester notices a recovered source. */
const FAILING_FIRST = 4;

/**
 * Returns which sources the next run may serve: groups of standings to try in this order, or none if no run may start.
 * Hanging sources must not use up all places: failing sources may use a quarter of them (at least one), and new ones
 * must leave a quarter (rounded down) to proven ones. `started`: number of runs started before.
 */
export const mayStart = (
  runs: readonly OpenRun[],
  places: number,
  started: number,
): readonly (readonly Standing[])[] => {
  const hasRoom = (standing: Standing): boolean =>
    mayGoOn(runs, places, standing) && below(runs, standing, maxOpenRuns(places));
  const sound = (['proven', 'new'] as const).filter(hasRoom);
  const failing = (['failing'] as const).filter(hasRoom);
  const order = started % FAILING_FIRST === FAILING_FIRST - 1 ? [failing, sound] : [sound, failing];
  return hasRoom('proven') ? order.filter((group) => group.length > 0) : [];
};

/** Returns whether a waiting run of this standing can get a place. */
export const mayGoOn = (runs: readonly OpenRun[], places: number, standing: Standing): boolean =>
  below(
    runs.filter(({ waiting }) => !waiting),
    standing,
    places,
  );

/** Returns whether one more run of this standing stays within the share of its own standing and of every better one. */
const below = (runs: readonly OpenRun[], standing: Standing, limit: number): boolean =>
  standings.slice(0, standings.indexOf(standing) + 1).every((better) => countFrom(runs, better) < share[better](limit));

const countFrom = (runs: readonly OpenRun[], standing: Standing): number =>
  runs.filter((run) => standings.indexOf(run.standing) >= standings.indexOf(standing)).length;
