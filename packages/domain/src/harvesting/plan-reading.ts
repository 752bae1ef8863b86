import type { RunTrigger } from '@moisson/contracts';

/** What the readings of a source were so far. ISO 8601, by the store's clock. */
export interface ReadingState {
  /** When the last good reading began, of the whole list or of what changed. */
  readonly readAt: string;
  /** When the last good reading of the whole list began. */
  readonly fullAt: string;
  /** The last question whether the source's filter by date tells the truth. */
  readonly filter?: { readonly askedAt: string; readonly obeyed: boolean };
  /** Readings in a row in which nothing had changed. */
  readonly idle?: number;
  /** Since the whole list was read, the source told that known records are deleted. */
  readonly toldDeleted?: true;
}

/** What an operator allows (`Source.reading`). */
export interface ReadingPolicy {
  readonly incremental: boolean;
  /** Hours after which the whole list is read again: removals are found only then. */
  readonly fullEveryHours: number;
}

/** Why the whole list is read. */
export type FullReason =
  /** An operator does not want anything else, or the protocol cannot. */
  | 'only-way'
  /** The run is for a decision, or a person asked for it. */
  | 'asked'
  /** The source was never read in full, or not with these settings. */
  | 'first'
  | 'due'
  /** The source told deletions: only the whole list lets the guards of removals judge them. */
  | 'deletions-told'
  /** An earlier run is not finished. */
  | 'unfinished'
  /** The whole list may answer "not modified", which is cheaper and says more. */
  | 'validators'
  /** The source's filter by date does not tell the truth. */
  | 'not-obeyed';

export type ReadingPlan =
  | { readonly kind: 'full'; readonly because: FullReason }
  /** `mustAsk`: whether the filter tells the truth must be asked first. */
  | { readonly kind: 'incremental'; readonly since: Date; readonly mustAsk: boolean };

export interface ReadingInput {
  readonly policy: ReadingPolicy;
  /** The protocol can be asked for what changed since an instant. */
  readonly able: boolean;
  readonly trigger: RunTrigger;
  readonly state: ReadingState | undefined;
  readonly now: Date;
  /** Live records of the snapshot. */
  readonly known: number;
  /** The last good run had the same endpoint, options and mapping. */
  readonly sameSettings: boolean;
  /** What the source's feed usually looks like is known, and it looks so now. */
  readonly usual: boolean;
  /** An interrupted run left announced keys, or a checkpoint. */
  readonly unfinished: boolean;
  readonly hasValidators: boolean;
}

const HOUR = 3_600_000;
/** How far before the last reading a window begins: clocks and time zones of sources are wrong by hours. */
export const OVERLAP_MS = 24 * HOUR;
/** How long an answer about the filter is believed. */
const BELIEVED_MS = 7 * 24 * HOUR;
/** How long a filter that did not tell the truth is not asked again. */
const REFUSED_MS = 7 * 24 * HOUR;
/** Readings in a row without any change after which the filter is asked again: it may have frozen. */
const IDLE = 12;

/** Returns whether the next run reads the whole list, or only what changed. */
export const planReading = (input: ReadingInput): ReadingPlan => {
  const { policy, able, trigger, state, now, known, sameSettings, usual, unfinished, hasValidators } = input;
  const full = (because: FullReason): ReadingPlan => ({ kind: 'full', because });
  if (!policy.incremental || !able) return full('only-way');
  if (trigger !== 'schedule') return full('asked');
  if (unfinished) return full('unfinished');
  if (state === undefined || known === 0 || !sameSettings || !usual) return full('first');
  if (hasValidators) return full('validators');
  const ago = (instant: string): number => now.getTime() - Date.parse(instant);
  // An instant in the future: the clock was set back, and nothing is known about the time since.
  if (ago(state.readAt) < 0 || ago(state.fullAt) < 0) return full('due');
  if (ago(state.fullAt) >= policy.fullEveryHours * HOUR) return full('due');
  const { filter, idle = 0, toldDeleted } = state;
  if (toldDeleted === true) return full('deletions-told');
  const age = filter === undefined ? Infinity : ago(filter.askedAt);
  if (filter?.obeyed === false && age >= 0 && age < REFUSED_MS) return full('not-obeyed');
  return {
    kind: 'incremental',
    since: new Date(Date.parse(state.readAt) - OVERLAP_MS),
    mustAsk: filter?.obeyed !== true || age < 0 || age >= BELIEVED_MS || (idle > 0 && idle % IDLE === 0),
  };
};

/** An instant before any catalogue, and one after any: for the question whether a filter by date tells the truth. */
export const LONG_AGO = new Date('1990-01-01T00:00:00Z');
export const FAR_AHEAD = new Date('2100-01-01T00:00:00Z');
/** Share of the known records that must have changed since `LONG_AGO`: a catalogue may hold a few without a date. */
const NEARLY_ALL = 0.9;

/**
 * Returns whether a filter by date tells the truth: since long ago nearly everything has changed, and nothing will have
 * changed in the far future. Servers were seen that drop the filter, and that answer 0 to any date.
 */
export const isFilterTrue = (
  answers: { readonly longAgo: number | undefined; readonly farAhead: number | undefined },
  known: number,
): boolean => answers.farAhead === 0 && (answers.longAgo ?? 0) >= NEARLY_ALL * known;

/** Returns the state after a good run that began at this instant. */
export const readingAfter = (
  before: ReadingState | undefined,
  run: {
    readonly startedAt: string;
    readonly kind: 'full' | 'incremental';
    readonly filter?: ReadingState['filter'];
    /** Nothing was published. */
    readonly nothing: boolean;
    /** The source told that records are deleted of which nothing was known to be absent. */
    readonly toldDeleted?: boolean;
  },
): ReadingState => {
  const filter = run.filter ?? before?.filter;
  const fullAt = run.kind === 'full' ? run.startedAt : (before?.fullAt ?? run.startedAt);
  const idle = run.nothing && run.kind === 'incremental' ? (before?.idle ?? 0) + 1 : 0;
  return {
    readAt: run.startedAt,
    fullAt,
    ...(filter === undefined ? {} : { filter }),
    ...(idle === 0 ? {} : { idle }),
    ...(run.kind === 'incremental' && (run.toldDeleted === true || before?.toldDeleted === true)
      ? { toldDeleted: true }
      : {}),
  };
};
