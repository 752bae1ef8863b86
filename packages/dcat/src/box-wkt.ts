import type { Dataset } from '@moisson/contracts';

type Box = NonNullable<NonNullable<Dataset['spatial']>['bbox']>;

/** Longitude before latitude, in degrees (GeoSPARQL 1.1 §8.5.1). GeoDCAT-AP asks for the reference system to be named. */
const CRS84 = '<http://www.opengis.net/def/crs/OGC/1.3/CRS84>';

const ring = (west: number, south: number, east: number, north: number): string =>
  `((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;

/** Returns a box as a WKT literal of GeoSPARQL; a box without extent as a point, one across the antimeridian as two polygons. */
export const boxWkt = ([west, south, east, north]: Box): string => {
  if (west === east && south === north) return `${CRS84} POINT(${west} ${south})`;
  if (west > east) return `${CRS84} MULTIPOLYGON(${ring(west, south, 180, north)},${ring(-180, south, east, north)})`;
  return `${CRS84} POLYGON${ring(west, south, east, north)}`;
};
