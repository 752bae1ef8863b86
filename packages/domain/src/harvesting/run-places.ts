/** What is known of a source before it is polled: read in full before, never read in full, or its last runs failed. */
export const standings = ['proven', 'new', 'failing'] as const;
export type Standing = (typeof standings)[number];

/** A source whose last run failed is failing, whatever it did before. */
export const standingOf = (source: { readonly failures: number; readonly everComplete: boolean }): Standing => {
  if (source.failures > 0) return 'failing';
  return source.everComplete ? 'proven' : 'new';
};

/** A run under way. */
export interface OpenRun {
  readonly standing: Standing;
  /** It works on nothing, and so holds no place: it waits for its source for long, or for its next turn. */
  readonly waiting: boolean;
}

/** Runs that each place beyond the first adds. Those that wait cost a connection; more would cost memory when they go on. */
const OPEN_PER_PLACE = 12;

/** The most runs that are under way at once, waiting ones included. With one place, sources are read one after another. */
export const maxOpenRuns = (places: number): number => 1 + OPEN_PER_PLACE * (places - 1);

/** How many of the places, and of the open runs, sources of this standing or a worse one may have together. */
const share: Readonly<Record<Standing, (all: number) => number>> = {
  proven: (all) => all,
  new: (all) => all - Math.floor(all / 4),
  failing: (all) => Math.max(1, Math.floor(all / 4)),
};
/** One start in four is offered to failing sources first, so that a busy harvester still finds out who recovered. */
const FAILING_FIRST = 4;

/**
 * The sources that the next run may be of: groups of standings, to be asked for in this order; none while no run may
 * start. Nobody's hanging takes the room of others: failing sources have a quarter of the places, one at least, and new ones, of whom
 * nothing is known, leave a quarter (rounded down) to proven ones. `started`: runs started before.
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

/** Whether there is a place for a run of this standing that waits for its turn. */
export const mayGoOn = (runs: readonly OpenRun[], places: number, standing: Standing): boolean =>
  below(
    runs.filter(({ waiting }) => !waiting),
    standing,
    places,
  );

/** Whether one more run of this standing keeps within the shares of its own standing and of every better one. */
const below = (runs: readonly OpenRun[], standing: Standing, limit: number): boolean =>
  standings.slice(0, standings.indexOf(standing) + 1).every((better) => countFrom(runs, better) < share[better](limit));

const countFrom = (runs: readonly OpenRun[], standing: Standing): number =>
  runs.filter((run) => standings.indexOf(run.standing) >= standings.indexOf(standing)).length;
