import type { Coverage } from '../../dataset/coverage.ts';

/** Numbers of a span, and of a box. */
export const [SPAN_SIZE, BOX_SIZE] = [2, 4];

/** What the rows of a segment hold beside their words, in columns. */
export interface RowArrays {
  readonly revisions: Float64Array;
  /** Milliseconds since 1970. */
  readonly changedAt: Float64Array;
  /** Milliseconds since 1970. */
  readonly firstSeenAt: Float64Array;
  /** Numbers of facet lists: see `FacetGroups`. */
  readonly owners: Uint32Array;
  readonly kinds: Uint32Array;
  /** The number of records. */
  readonly records: Uint16Array;
  readonly boosts: Uint16Array;
  /** Two a row; NaN without a span. */
  readonly spans: Float32Array;
  /** Four a row; NaN without a box. */
  readonly boxes: Float32Array;
}

export const newRowArrays = (rows: number): RowArrays => ({
  revisions: new Float64Array(rows),
  changedAt: new Float64Array(rows),
  firstSeenAt: new Float64Array(rows),
  owners: new Uint32Array(rows),
  kinds: new Uint32Array(rows),
  records: new Uint16Array(rows),
  boosts: new Uint16Array(rows),
  spans: new Float32Array(SPAN_SIZE * rows),
  boxes: new Float32Array(BOX_SIZE * rows),
});

/** Returns the names of the columns with how many numbers each has a row. */
export const rowColumns: readonly (readonly [name: keyof RowArrays, width: number])[] = [
  ['revisions', 1],
  ['changedAt', 1],
  ['firstSeenAt', 1],
  ['owners', 1],
  ['kinds', 1],
  ['records', 1],
  ['boosts', 1],
  ['spans', SPAN_SIZE],
  ['boxes', BOX_SIZE],
];

/** Returns the first `length` rows in columns that have room for `rows`. */
export const resized = (arrays: RowArrays, length: number, rows: number): RowArrays => {
  const made = newRowArrays(rows);
  for (const [name, width] of rowColumns) made[name].set(arrays[name].subarray(0, width * length));
  return made;
};

/** Writes the time and the area of a row. */
export const setCoverage = ({ spans, boxes }: RowArrays, row: number, { span, box }: Coverage): void => {
  spans.set([span?.first ?? NaN, span?.last ?? NaN], SPAN_SIZE * row);
  boxes.set(box ?? [NaN, NaN, NaN, NaN], BOX_SIZE * row);
};
