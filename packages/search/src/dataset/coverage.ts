import type { Dataset } from '@moisson/contracts';
import type { DatasetQuery } from '@moisson/domain';

/** A span of days since 1970, both included; infinite where an end is open. */
export interface Span {
  readonly first: number;
  readonly last: number;
}
/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** The time and the area that a dataset is about, as far as it says so. */
export interface Coverage {
  readonly span?: Span;
  readonly box?: Box;
}

const DAY_MS = 86_400_000;

/** Returns the days of a partial date: a year, a month, a day, or the day of an instant. */
const daysOf = (date: string): Span => {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  const at = (y: number, m: number, d: number): number => Math.floor(Date.UTC(y, m - 1, d) / DAY_MS);
  if (month === undefined) return { first: at(year!, 1, 1), last: at(year! + 1, 1, 1) - 1 };
  if (day === undefined) return { first: at(year!, month, 1), last: at(year!, month + 1, 1) - 1 };
  return { first: at(year!, month, day), last: at(year!, month, day) };
};

/** Returns the span of a period of partial dates; an end that is not given is open. Undefined if neither is. */
export const spanOf = (period: DatasetQuery['period']): Span | undefined => {
  const { start, end } = period ?? {};
  if (start === undefined && end === undefined) return undefined;
  return {
    first: start === undefined ? -Infinity : daysOf(start).first,
    last: end === undefined ? Infinity : daysOf(end).last,
  };
};

export const coverageOf = ({ temporal, spatial }: Pick<Dataset, 'temporal' | 'spatial'>): Coverage => {
  const { start, end } = temporal ?? {};
  const span = spanOf({ ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) });
  return {
    ...(span === undefined ? {} : { span }),
    ...(spatial?.bbox === undefined ? {} : { box: spatial.bbox }),
  };
};

export const spansMeet = (a: Span, b: Span): boolean => a.first <= b.last && b.first <= a.last;

/** Whether two boxes meet. A box whose west is greater than its east crosses the antimeridian (RFC 7946 §5.2). */
export const boxesMeet = ([w1, s1, e1, n1]: Box, [w2, s2, e2, n2]: Box): boolean =>
  s1 <= n2 &&
  s2 <= n1 &&
  longitudesOf(w1, e1).some(([a, b]) => longitudesOf(w2, e2).some(([c, d]) => a <= d && c <= b));

/** Returns the longitudes between two: two spans if they cross the antimeridian. */
export const longitudesOf = (west: number, east: number): readonly (readonly [number, number])[] =>
  west <= east
    ? [[west, east]]
    : [
        [west, 180],
        [-180, east],
      ];
