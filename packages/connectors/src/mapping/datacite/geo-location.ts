import type { JsonObject } from '@moisson/domain';
import type { XmlElement } from '@moisson/formats';
import type { Described } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';

const SIDES = ['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'] as const;

/** Reads the first box or point, and the first name of a place. Other locations stay unread. */
export const readGeoLocation = (reader: ElementReader): Pick<Described, 'spatial' | 'place'> => {
  const locations = reader.at('geoLocations/geoLocation');
  const spatial = firstOf(locations, (one) => boxOf(reader, one) ?? pointOf(reader, one));
  const place = firstOf(locations, (one) => reader.text('geoLocationPlace', one));
  return { spatial, place };
};

const firstOf = <T>(elements: readonly XmlElement[], read: (element: XmlElement) => T | undefined): T | undefined => {
  for (const element of elements) {
    const found = read(element);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Version 4 has an element for each side, version 3 a text: south, west, north, east. */
const boxOf = (reader: ElementReader, location: XmlElement): JsonObject | undefined => {
  const box = reader.at('geoLocationBox', location)[0];
  if (box === undefined) return undefined;
  const sides = SIDES.map((side) => reader.text(side, box));
  if (sides.every((side) => side !== undefined)) return Object.fromEntries(SIDES.map((side, at) => [side, sides[at]!]));
  const numbers = reader.textOf(box)?.split(/[\s,]+/) ?? [];
  if (numbers.length !== 4) reader.keep(box);
  const [south, west, north, east] = numbers as [string, string, string, string];
  return numbers.length === 4 ? { west, south, east, north } : undefined;
};

/** Version 4 has an element for each coordinate, version 3 a text with the latitude first. */
const pointOf = (reader: ElementReader, location: XmlElement): JsonObject | undefined => {
  const point = reader.at('geoLocationPoint', location)[0];
  if (point === undefined) return undefined;
  const [x, y] = [reader.text('pointLongitude', point), reader.text('pointLatitude', point)];
  if (x !== undefined && y !== undefined) return { x, y };
  const numbers = reader.textOf(point)?.split(/[\s,]+/) ?? [];
  if (numbers.length !== 2) reader.keep(point);
  return numbers.length === 2 ? { x: numbers[1]!, y: numbers[0]! } : undefined;
};
