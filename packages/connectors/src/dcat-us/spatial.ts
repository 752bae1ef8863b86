import type { MappedDataset } from '@moisson/contracts';
import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { placeOf } from '../mapping/common.ts';
import { parsedOf } from '../mapping/lang-values.ts';
import type { RecordReader } from '../mapping/record-reader.ts';

/**
 * Returns the place of a dataset: a name, "w,s,e,n" or GeoJSON (1.1), one or several `Location` (3.0), or the
 * rectangle that NASA's catalogue writes as JSON in a text.
 */
export const spatialOf = (reader: RecordReader): MappedDataset['spatial'] => {
  const given = reader.peek('spatial');
  const place = placeOf(reader, 'spatial', rectangleIn(given) ?? given);
  if (place !== undefined) reader.use('spatial');
  return place;
};

const SIDES = [
  ['west', 'WestBoundingCoordinate'],
  ['south', 'SouthBoundingCoordinate'],
  ['east', 'EastBoundingCoordinate'],
  ['north', 'NorthBoundingCoordinate'],
] as const;
/** Longest text that is searched for a rectangle, in characters. */
const MAX_TEXT = 10_000;

/** Returns the rectangle of `[[{"WestBoundingCoordinate": -54.1, …}], "CARTESIAN"]`, with the usual names of its sides. */
const rectangleIn = (given: Json | undefined): JsonObject | undefined => {
  if (typeof given !== 'string' || given.length > MAX_TEXT || !given.includes(SIDES[0][1])) return undefined;
  let at = parsedOf(given) as Json | undefined;
  for (let levels = 0; Array.isArray(at) && levels < 3; levels += 1) at = (at as readonly Json[])[0];
  if (!isJsonObject(at)) return undefined;
  const rectangle = at;
  return Object.fromEntries(SIDES.map(([side, name]) => [side, rectangle[name] ?? null]));
};
