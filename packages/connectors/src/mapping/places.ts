import { cutText } from '@moisson/kernel';
import { boxAround, boxOfCorners, type Box } from './boxes.ts';
import { parsedOf } from './lang-values.ts';

/** The place of a dataset: a box, a name, or both. `fault`: why a given box was not read. */
export interface PlaceReading {
  readonly bbox?: Box;
  readonly label?: string;
  readonly fault?: 'invalid' | 'ambiguous';
  /** The box was given with latitudes first. */
  readonly swapped?: true;
}

const MAX_LABEL = 300;
/** Longest geometry text that is read, in characters. */
const MAX_TEXT = 4_000_000;

/**
 * Reads a place: any GeoJSON (features, collections, three dimensions), envelopes of Esri and others, pairs of corners,
 * "west, south, east, north", well-known text, each of them also as text or as JSON in a text; any other text is a
 * name.
 */
export const readPlace = (value: unknown): PlaceReading => {
  if (typeof value === 'string') return readText(value);
  if (Array.isArray(value)) return readList(value);
  return typeof value === 'object' && value !== null ? readObject(value as Record<string, unknown>) : {};
};

const INVALID: PlaceReading = { fault: 'invalid' };

const readText = (given: string): PlaceReading => {
  if (given.length > MAX_TEXT) return INVALID;
  const text = given.trim();
  if (text === '') return {};
  if (/^[[{]/.test(text)) {
    const parsed = parsedOf(text);
    if (typeof parsed === 'object' && parsed !== null) return readPlace(parsed);
    if (!/^\[\p{L}/u.test(text)) return INVALID;
  }
  const wellKnown = readWellKnownText(text);
  if (wellKnown !== undefined) return wellKnown;
  const numbers = text.length > MAX_LABEL ? [] : text.replace(/^\(|\)$/g, '').split(/[\s,;]+/);
  if (numbers.length === 4 && numbers.every(isNumeral)) return boxOfCorners(numbers.map(Number));
  // A name contains words; a text without words was meant as a box.
  return /\p{L}{2}/u.test(text) && !/^nan\b/i.test(text) ? { label: cutText(text, MAX_LABEL) } : INVALID;
};

const isNumeral = (text: unknown): boolean =>
  typeof text === 'string' && /^[-+]?\d+(?:\.\d*)?(?:e[-+]?\d{1,3})?$/i.test(text.trim());
const numberOf = (value: unknown): number =>
  typeof value === 'number' ? value : isNumeral(value) ? Number(value) : Number.NaN;

/** GeoSPARQL writes the reference system first, PostGIS its number. Only systems in degrees are read. */
const WELL_KNOWN =
  /^(?:<([^<>]{1,200})>\s*)?(?:SRID\s*=\s*(\d{1,8})\s*;\s*)?(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION|ENVELOPE|BOX3D|BOX|BBOX)\s*(?:(?:ZM|Z|M)\s*)?\(/i;

const readWellKnownText = (text: string): PlaceReading | undefined => {
  const match = WELL_KNOWN.exec(text);
  if (match === null) return undefined;
  const [opening, system, srid, kind] = match;
  if (
    (srid !== undefined && srid !== '4326' && srid !== '4269') ||
    (system !== undefined && !/CRS84$|4326$|4269$/.test(system))
  )
    return INVALID;
  const body = text.slice(opening.length);
  // Solr's ENVELOPE(west, east, north, south).
  if (kind!.toUpperCase() === 'ENVELOPE') {
    const [west, east, north, south] = numbersIn(body);
    return boxOfCorners([west!, south!, east!, north!]);
  }
  const positions: number[][] = [];
  for (const part of body.split(/[,()]+/)) {
    const words = part.trim().split(/\s+/);
    if (words[0] !== '' && isNumeral(words[0])) positions.push(words.slice(0, 2).map(numberOf));
  }
  if (kind!.toUpperCase() === 'BBOX' && positions.length === 4) return boxOfCorners(numbersIn(body));
  // An EPSG URI means latitude first (GeoSPARQL 1.1, 8.5.1); CRS84 means longitude first.
  const latitudeFirst = system !== undefined && /(?:4326|4269)$/.test(system);
  return boxAround(latitudeFirst ? positions.map(([y, x]) => [x!, y!]) : positions);
};

const numbersIn = (text: string): number[] =>
  text
    .split(/[\s,;()]+/)
    .filter((word) => word !== '')
    .slice(0, 5)
    .map(numberOf);

/** Reads a list: four numbers, two corners, or several places, of which the first with a box is used. */
const readList = (list: readonly unknown[]): PlaceReading => {
  if (list.length === 0) return {};
  if (list.every((item) => typeof item === 'number' || isNumeral(item))) {
    const numbers = list.map(numberOf);
    // Six numbers are a box with heights.
    if (numbers.length === 6) return boxOfCorners([numbers[0]!, numbers[1]!, numbers[3]!, numbers[4]!]);
    return numbers.length === 4 ? boxOfCorners(numbers) : INVALID;
  }
  if (list.every((item) => Array.isArray(item))) return boxAround(positionsOf(list));
  let first: PlaceReading | undefined;
  for (const item of list.slice(0, 100)) {
    const reading = Array.isArray(item) ? {} : readPlace(item);
    if (reading.bbox !== undefined) return { ...reading, ...labelled(first?.label ?? reading.label) };
    if (first === undefined && Object.keys(reading).length > 0) first = reading;
  }
  return first ?? INVALID;
};

const labelled = (label: string | undefined): PlaceReading => (label === undefined ? {} : { label });

/** Names of the four sides of an envelope. */
const SIDES: readonly (readonly [string, string, string, string])[] = [
  ['xmin', 'ymin', 'xmax', 'ymax'],
  ['minx', 'miny', 'maxx', 'maxy'],
  ['west', 'south', 'east', 'north'],
  ['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'],
  ['westlimit', 'southlimit', 'eastlimit', 'northlimit'],
  ['bbox-west-long', 'bbox-south-lat', 'bbox-east-long', 'bbox-north-lat'],
];
/** Members that contain the place, in order of preference. */
const HOLDERS = [
  'geometry',
  'bbox',
  'dcat:bbox',
  'http://www.w3.org/ns/dcat#bbox',
  'locn:geometry',
  'extent',
  'envelope',
  'box',
  'coordinates',
  'rings',
  'features',
  'geometries',
  'dcat:centroid',
  'centroid',
  '@value',
  'value',
];
/** Members that contain positions, at any depth. */
const OF_POSITIONS = new Set(['coordinates', 'rings', 'features', 'geometries']);
const NAMES = ['prefLabel', 'skos:prefLabel', 'label', 'rdfs:label', 'name', 'title', 'geographicName'];
/** Limit of places nested in places. */
const MAX_DEPTH = 8;

const readObject = (object: Record<string, unknown>, depth = 0): PlaceReading => {
  const label = NAMES.map((name) => object[name]).find(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  );
  const shown = labelled(label === undefined ? undefined : cutText(label.trim(), MAX_LABEL));
  if (!isInDegrees(object)) return { ...shown, ...INVALID };
  for (const sides of SIDES)
    if (sides.every((side) => object[side] !== undefined))
      return { ...shown, ...boxOfCorners(sides.map((side) => numberOf(object[side]))) };
  if (object.x !== undefined && object.y !== undefined)
    return { ...shown, ...boxAround([[numberOf(object.x), numberOf(object.y)]]) };
  let fault: PlaceReading = {};
  for (const holder of HOLDERS) {
    const held = object[holder];
    if (held === undefined || held === null) continue;
    const reading = readHeld(holder, held, depth);
    if (reading.bbox !== undefined) return { ...shown, ...reading };
    fault = { ...reading, ...fault };
  }
  return { ...fault, ...shown };
};

const readHeld = (holder: string, held: unknown, depth: number): PlaceReading => {
  if (depth >= MAX_DEPTH) return INVALID;
  if (Array.isArray(held) && OF_POSITIONS.has(holder)) return boxAround(positionsOf(held));
  if (typeof held === 'object' && !Array.isArray(held)) return readObject(held as Record<string, unknown>, depth + 1);
  const { label: _, ...reading } = readPlace(held);
  return reading;
};

/**
 * Returns whether the reference system (which Esri and old GeoJSON name) is in degrees. Coordinates in metres are not
 * read.
 */
const isInDegrees = (object: Record<string, unknown>): boolean => {
  const { spatialReference, crs } = object;
  const wkid =
    typeof spatialReference === 'object' && spatialReference !== null
      ? (spatialReference as { wkid?: unknown }).wkid
      : undefined;
  if (wkid !== undefined && wkid !== 4326 && wkid !== 4269) return false;
  const named = typeof crs === 'object' && crs !== null ? JSON.stringify(crs).slice(0, 500) : undefined;
  return named === undefined || /CRS84|4326|4269/.test(named) || !/EPSG|:\d{4,}/i.test(named);
};

/**
 * Returns every position in a geometry or a list: each list that begins with two numbers. Not recursive, because JSON
 * in a text may be nested deeper than the stack allows.
 */
const positionsOf = (root: unknown): number[][] => {
  const positions: number[][] = [];
  const open: unknown[] = [root];
  for (let at = open.pop(); at !== undefined || open.length > 0; at = open.pop()) {
    if (Array.isArray(at)) {
      const [x, y] = at as readonly unknown[];
      if (at.length >= 2 && !Array.isArray(x) && typeof x !== 'object') positions.push([numberOf(x), numberOf(y)]);
      else for (const item of at) open.push(item);
    } else if (typeof at === 'object' && at !== null) {
      const { geometry, geometries, coordinates, features } = at as Record<string, unknown>;
      open.push(geometry, geometries, coordinates, features);
    }
  }
  return positions;
};
