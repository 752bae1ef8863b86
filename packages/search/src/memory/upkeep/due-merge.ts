import type { Segment } from '../segment/segment.ts';

export interface MergeSizes {
  /** Rows of a growing segment that is frozen. */
  readonly growing: number;
  /** Segments of one level that are merged. */
  readonly together: number;
}

/** Segments of this level and higher ones are not merged any more: that would take as much memory again. */
const TOP_LEVEL = 2;
/** The share of dead rows from which on a segment is written anew. */
const DEAD_SHARE = 0.25;

type Sized = Pick<Segment, 'length' | 'deadRows'>;

/**
 * Returns the adjacent segments that are merged next; undefined if none are. A level has `together` times the rows of the one below, so each
 * row is merged `TOP_LEVEL` times at most while its dataset does not change, and there are few segments to search.
 */
export const dueMerge = <S extends Sized>(segments: readonly S[], sizes: MergeSizes): readonly S[] | undefined => {
  for (let level = 0; level < TOP_LEVEL; level += 1)
    for (const run of runsUpTo(level, segments, sizes))
      if (run.filter((segment) => levelOf(segment, sizes) === level).length >= sizes.together) return run;
  const wasteful = segments.find(({ length, deadRows }) => deadRows > DEAD_SHARE * length);
  return wasteful === undefined ? undefined : [wasteful];
};

const levelOf = ({ length, deadRows }: Sized, { growing, together }: MergeSizes): number => {
  let level = 0;
  for (let rows = growing * together; rows <= length - deadRows; rows *= together) level += 1;
  return level;
};

/** Returns the longest runs of adjacent segments of this level and lower ones. */
const runsUpTo = <S extends Sized>(level: number, segments: readonly S[], sizes: MergeSizes): readonly S[][] => {
  const runs: S[][] = [[]];
  for (const segment of segments)
    if (levelOf(segment, sizes) <= level) runs.at(-1)!.push(segment);
    else runs.push([]);
  return runs;
};
