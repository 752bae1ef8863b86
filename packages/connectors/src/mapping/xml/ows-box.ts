import type { JsonObject } from '@moisson/domain';
import { attributeOf, type XmlElement } from '@moisson/formats';
import type { ElementReader } from './element-reader.ts';

/**
 * Returns the box of `ows:BoundingBox` or `ows:WGS84BoundingBox` (OWS Common 06-121r9, §10.2), which have two corners.
 * The order of the axes is that of the reference system: a URN of EPSG:4326 has the latitude first, CRS84 and an
 * element without `crs` the longitude. Undefined for any other system: its numbers are not degrees, and stay unread.
 */
export const owsBox = (reader: ElementReader, from: XmlElement = reader.root): JsonObject | undefined => {
  const box = [...reader.at('WGS84BoundingBox', from), ...reader.at('BoundingBox', from)][0];
  if (box === undefined) return undefined;
  const crs = attributeOf(box, 'crs') ?? '';
  const isLatitudeFirst =
    box.name === 'BoundingBox' &&
    /epsg:[\d.]*:?(?:4326|4269)$|\/epsg\/[^/]*\/(?:4326|4269)$/i.test(crs) &&
    /^(?:urn|https?):/i.test(crs);
  const isLongitudeFirst = crs === '' || box.name === 'WGS84BoundingBox' || /crs:?84$|^epsg:(?:4326|4269)$/i.test(crs);
  if (!isLatitudeFirst && !isLongitudeFirst) return undefined;
  const [lower, upper] = [cornerOf(reader, box, 'LowerCorner'), cornerOf(reader, box, 'UpperCorner')];
  if (lower === undefined || upper === undefined) return undefined;
  reader.use(box);
  const [first, second] = isLatitudeFirst ? [1, 0] : [0, 1];
  return { west: lower[first]!, south: lower[second]!, east: upper[first]!, north: upper[second]! };
};

const cornerOf = (reader: ElementReader, box: XmlElement, name: string): readonly string[] | undefined => {
  const numbers = reader.text(name, box)?.split(/\s+/) ?? [];
  return numbers.length === 2 ? numbers : undefined;
};
