import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { boxAround, type BoxReading } from '../mapping/boxes.ts';
import { listOf } from './schema-names.ts';

/** The place of a dataset, as `placeOf` reads it: a name, a box as `w,s,e,n`, or both. */
export interface Coverage {
  readonly label?: string;
  readonly box?: string;
}

const MAX_NUMBERS = 20_000;

/**
 * Reads a `spatialCoverage`: a name, or a Place with a name, a point or a GeoShape. Shapes give latitudes first
 * (schema.org/GeoShape). The first place with a box counts.
 */
export const coverageOf = (value: Json | undefined): Coverage => {
  const places = listOf(value).map(onePlace);
  return places.find(({ box }) => box !== undefined) ?? places.find(({ label }) => label !== undefined) ?? {};
};

const onePlace = (place: Json): Coverage => {
  if (typeof place === 'string') return { label: place };
  if (!isJsonObject(place)) return {};
  const label = [place.name, place.address].find((one) => typeof one === 'string' && one !== '') as string | undefined;
  const reading = [place, ...listOf(place.geo).filter(isJsonObject)].map(shapeOf).find((one) => one !== undefined);
  const box = reading !== undefined && 'bbox' in reading ? reading.bbox.join(',') : undefined;
  return { ...(label === undefined ? {} : { label }), ...(box === undefined ? {} : { box }) };
};

const shapeOf = (shape: JsonObject): BoxReading | undefined => {
  const { latitude, longitude } = shape;
  if (latitude !== undefined && longitude !== undefined) return boxAround([[Number(longitude), Number(latitude)]]);
  const text = [shape.box, shape.polygon, shape.line].find((one) => typeof one === 'string');
  if (typeof text !== 'string') return undefined;
  const numbers = text
    .trim()
    .split(/[\s,]/, MAX_NUMBERS)
    .filter((one) => one !== '')
    .map(Number);
  if (numbers.length < 2 || numbers.length % 2 !== 0) return { fault: 'invalid' };
  return boxAround(Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at + 1]!, numbers[2 * at]!]));
};
