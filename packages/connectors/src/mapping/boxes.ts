/** West, south, east, north in degrees. A box across the antimeridian has its west greater than its east (RFC 7946, 5.2). */
export type Box = readonly [number, number, number, number];

/** `invalid`: no box on this earth; `ambiguous`: it may mean several, and none is taken. */
export type BoxReading = { readonly bbox: Box; readonly swapped?: true } | { readonly fault: 'invalid' | 'ambiguous' };

const INVALID: BoxReading = { fault: 'invalid' };
const AMBIGUOUS: BoxReading = { fault: 'ambiguous' };
/** What computing with floating-point numbers may add to a limit. */
const SLACK = 1e-6;

/** A box from west, south, east and north as they were given. Never corrected by guess: of two meanings none is taken. */
export const boxOfCorners = (corners: readonly number[]): BoxReading => {
  if (corners.length !== 4 || !corners.every(Number.isFinite) || corners.every((corner) => corner === 0))
    return INVALID;
  const [west, south, east, north] = corners as unknown as Box;
  if (!areDegrees(west, south) || !areDegrees(east, north)) {
    const turned: Box = [south, west, north, east];
    return areDegrees(south, west) && areDegrees(north, east) && isUpright(turned)
      ? { bbox: clamped(turned), swapped: true }
      : INVALID;
  }
  if (south > north) return INVALID;
  if (west > east) return west - east > 180 ? { bbox: clamped([west, south, east, north]) } : AMBIGUOUS;
  return hasAnotherMeaning([west, south, east, north]) ? AMBIGUOUS : { bbox: clamped([west, south, east, north]) };
};

/** The box around positions, longitude first. */
export const boxAround = (positions: readonly (readonly number[])[]): BoxReading => {
  if (positions.length === 0) return INVALID;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const position of positions) {
    const [x, y] = position as readonly [number, number];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return INVALID;
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  if (east - west > 180 && areDegrees(west, south) && areDegrees(east, north))
    return acrossAntimeridian(positions, [west, south, east, north]);
  return boxOfCorners([west, south, east, north]);
};

const areDegrees = (longitude: number, latitude: number): boolean =>
  Math.abs(longitude) <= 180 + SLACK && Math.abs(latitude) <= 90 + SLACK;
const isUpright = ([west, south, east, north]: Box): boolean => west <= east && south <= north;
const clamped = ([west, south, east, north]: Box): Box => [
  Math.max(-180, Math.min(180, west)),
  Math.max(-90, Math.min(90, south)),
  Math.max(-180, Math.min(180, east)),
  Math.max(-90, Math.min(90, north)),
];

const isNorthAmerican = ([west, south, east, north]: Box): boolean =>
  isUpright([west, south, east, north]) && west >= -170 && east <= -50 && south >= 10 && north <= 85;

/**
 * Whether the numbers, in another order that catalogues use, are a box in North America, while as they stand they are one in the
 * Antarctic or one across half of the earth.
 */
const hasAnotherMeaning = ([west, south, east, north]: Box): boolean => {
  const isAntarctic = north <= -50;
  const isVast = east - west > 90 && north - south > 90 && !(east - west >= 300);
  return (
    (isAntarctic && isNorthAmerican([south, west, north, east])) ||
    (isVast && isNorthAmerican([west, east, south, north]))
  );
};

/**
 * A shape more than half the earth wide: all of it, or one that was cut at the antimeridian (RFC 7946, 3.1.9) and is small; which
 * of them, the widest stretch without a position tells. Without a cut there, a wide stretch may be either.
 */
const acrossAntimeridian = (positions: readonly (readonly number[])[], around: Box): BoxReading => {
  const [, south, , north] = around;
  const isCut = around[0] <= -180 + SLACK && around[2] >= 180 - SLACK;
  const longitudes = [...new Set(positions.map(([x]) => x!))].sort((a, b) => a - b);
  let [gap, west, east] = [0, around[0], around[2]];
  for (let at = 1; at < longitudes.length; at += 1) {
    const width = longitudes[at]! - longitudes[at - 1]!;
    if (width > gap) [gap, east, west] = [width, longitudes[at - 1]!, longitudes[at]!];
  }
  const isWhole = isCut && (gap <= 180 || longitudes.length === 2);
  if (isWhole || (!isCut && gap <= 90)) return { bbox: clamped(around) };
  return isCut && east > -180 + SLACK && west < 180 - SLACK ? { bbox: clamped([west, south, east, north]) } : AMBIGUOUS;
};
