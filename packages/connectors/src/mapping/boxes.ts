/**
 * West, south, east, north in degrees. West is greater than east if the box crosses the antimeridian (RFC 7946 §5.2).
 */
export type Box = readonly [number, number, number, number];

/** `invalid`: not a box on this earth; `ambiguous`: it has several possible meanings, and none is chosen. */
export type BoxReading = { readonly bbox: Box; readonly swapped?: true } | { readonly fault: 'invalid' | 'ambiguous' };

const INVALID: BoxReading = { fault: 'invalid' };
const AMBIGUOUS: BoxReading = { fault: 'ambiguous' };
/** Tolerance for rounding errors of floating-point numbers. */
const SLACK = 1e-6;

/**
 * Returns a box from west, south, east and north as given. Never guesses: if there are two meanings, neither is chosen.
 */
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

/** Returns the box around positions, longitude first. */
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
 * Returns whether the numbers look like a box in North America in another common order, while in the given order they
 * are a box in the Antarctic or across half of the earth.
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
 * Returns the box of a shape that is more than half the earth wide. It is really that wide, or it is a small one that
 * was cut at the antimeridian (RFC 7946 §3.1.9); the widest gap between its positions shows which. Without a cut there,
 * a wide shape is ambiguous.
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
