import type { MappedDataset } from '@moisson/contracts';
import type { Json } from '@moisson/domain';
import { compact, placeOf } from '../common.ts';
import { readPlace } from '../places.ts';
import type { RecordReader } from '../record-reader.ts';
import { hasMore, NAMES, propertyOf, textsOf, valuesOf } from './rdf-values.ts';

/** Properties with a geometry as a literal: WKT, GeoJSON, GML (DCAT 3 §6.17; GeoSPARQL 1.1 §8; GeoDCAT-AP 3). */
const GEOMETRIES = ['dcat:bbox', 'locn:geometry', 'gsp:asWKT', 'gsp:asGeoJSON', 'schema:box', 'dcat:centroid'];
/** Properties with a node that has one of those. */
const HOLDERS = ['locn:geometry', 'gsp:hasGeometry', 'gsp:hasBoundingBox', 'dcat:bbox', 'schema:geo'];

/**
 * Returns the place: the first box of `dct:spatial`, and the first name. A text may be either. An area of which only the
 * IRI is given has neither, and stays in the extras, as does what else is said of an area.
 */
export const placeIn = (reader: RecordReader): MappedDataset['spatial'] => {
  const { name: field, values } = valuesOf(reader, 'dct:spatial', 'dc:coverage', 'schema:spatialCoverage');
  const readings = values.map((value) => reading(reader, field, value));
  const bbox = readings.find((one) => one?.bbox !== undefined)?.bbox;
  const label = readings.find((one) => one?.label !== undefined)?.label;
  const [only] = values;
  if (values.length === 1 && readings[0] !== undefined && !hasMore(only, ...NAMES, ...GEOMETRIES)) reader.use(field);
  return bbox === undefined && label === undefined ? undefined : compact({ bbox, label });
};

const reading = (reader: RecordReader, field: string, value: Json): MappedDataset['spatial'] => {
  const isNode = textsOf(value).length === 0;
  if (!isNode) return textsOf(value).some(isIri) ? undefined : placeOf(reader, field, textsOf(value)[0]);
  const geometries = geometriesIn(value).map((text) => text.trim());
  // One geometry is often given in several encodings, of which some cannot be read.
  const readable = geometries.find((text) => readPlace(text).bbox !== undefined) ?? geometries[0];
  const [label] = textsOf(propertyOf(value, NAMES));
  const place = readable === undefined ? undefined : placeOf(reader, field, readable.replace(/\s+/g, ' '));
  const named = label === undefined ? undefined : placeOf(reader, field, label);
  const both = compact({ bbox: place?.bbox, label: named?.label });
  return Object.keys(both).length === 0 ? undefined : both;
};

const geometriesIn = (value: Json): string[] => [
  ...GEOMETRIES.flatMap((name) => textsOf(propertyOf(value, [name]))),
  ...HOLDERS.flatMap((name) => {
    const holder = propertyOf(value, [name]);
    return GEOMETRIES.flatMap((inner) => textsOf(propertyOf(holder, [inner])));
  }),
];

const isIri = (text: string): boolean => /^(?:https?:\/\/|urn:)\S+$/i.test(text);
