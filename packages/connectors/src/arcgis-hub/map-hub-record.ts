import { type Distribution, type MappedDataset, type RecordKey, type Source } from '@moisson/contracts';
import { anyLanguage, cutText } from '@moisson/kernel';
import { isJsonObject, publishedKeyOf, type Json, type JsonObject, type MappedRecord } from '@moisson/domain';
import { themeSlug } from '@moisson/vocabularies';
import {
  accessField,
  compact,
  contactOf,
  dateField,
  frequencyField,
  keywordsOf,
  languagesField,
  mediaTypeOf,
  periodField,
  placeOf,
  textFields,
} from '../mapping/common.ts';
import { feedDistributions } from '../mapping/dcat-us/distributions.ts';
import { feedLicence } from '../mapping/dcat-us/licence.ts';
import { publisherOf } from '../mapping/dcat-us/publisher.ts';
import { datasetPage, distinct, pageIdentity, recordItself, serviceIdentity, titleIdentity } from '../mapping/links.ts';
import { RecordReader } from '../mapping/record-reader.ts';

/** Formats that Hub generates from a layer (Download API), with their parameter values. */
const DOWNLOADS = [
  ['CSV', 'csv'],
  ['GeoJSON', 'geojson'],
  ['KML', 'kml'],
  ['SHP', 'shapefile'],
] as const;

/** Maps a record of Hub: a GeoJSON feature of its search, or a dataset of its DCAT-US feed. */
export const mapHubRecord = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const outer = new RecordReader(record);
  const feature = isJsonObject(record.properties);
  const reader = feature ? new RecordReader(outer.object('properties')!, outer.findings, 'properties.') : outer;
  outer.use('id', 'identifier', '@type', 'type');
  const language = languagesField(reader);
  const { title, description } = textFields(
    reader,
    { titles: ['title', 'name'], descriptions: ['description', 'snippet'] },
    language,
    key,
  );
  const keywords = keywordsOf(reader.labels('keyword'), reader.labels('tags'), reader.labels('keywords'));
  const slugs = new Map([...keywords, ...reader.labels('theme')].map((label) => [label, themeSlug(label)]));
  // The Hub does not know the discriminator in the key of a record that shares its identifier.
  const item = publishedKeyOf(key);
  const landing = reader.url('landingPage') ?? pageOf(source, item);
  const restUrl = reader.url('url');
  const publisher = reader.peek('publisher');
  const distribution = feature ? hubDistributions(item, source, restUrl, landing) : feedDistributions(outer);
  const dataset = compact({
    title,
    description,
    organization: publisherOf(source, publisher),
    keyword: keywords.filter((keyword) => slugs.get(keyword) === undefined || !keyword.includes('-')),
    theme: [...new Set(slugs.values())].filter((slug) => slug !== undefined).sort(),
    license: feedLicence(reader),
    accessLevel: accessField(reader, 'accessLevel', 'access'),
    accrualPeriodicity: frequencyField(reader, 'accrualPeriodicity'),
    issued: dateField(reader, 'issued', 'created'),
    modified: dateField(reader, 'modified', 'updated'),
    spatial: spatialOf(outer, reader),
    temporal: periodField(reader, 'temporal'),
    landingPage: landing,
    language,
    contactPoint: contactPointOf(reader),
    identifier: distinct([key, identifierText(record)]),
    distribution,
    extras: feature ? [...reader.rest(), ...outer.rest().map(prefixed)] : outer.rest(),
  }) as MappedDataset;
  const services = [restUrl, ...distribution.map(({ accessURL }) => accessURL)].map(serviceIdentity);
  return {
    dataset,
    findings: outer.findings,
    links: distinct([
      recordItself(source, key),
      /^[0-9a-f]{32}/.test(item) ? `hub:${item}` : undefined,
      datasetPage(landing),
    ]),
    identities: distinct([
      titleIdentity(anyLanguage(title)),
      services.find((service) => service !== undefined),
      pageIdentity(landing),
    ]),
  };
};

const prefixed = ({ key, value }: MappedDataset['extras'][number]): MappedDataset['extras'][number] => ({
  key: cutText(`feature.${key}`, 500),
  value,
});

const identifierText = (record: JsonObject): string | undefined => {
  const { identifier } = record;
  if (typeof identifier === 'string') return cutText(identifier, 1000);
  return isJsonObject(identifier) && typeof identifier['@id'] === 'string'
    ? cutText(identifier['@id'], 1000)
    : undefined;
};

const originOf = (source: Source): string => new URL(source.endpoint).origin;
const pageOf = (source: Source, item: string): string | undefined =>
  /^[0-9a-f]{32}/.test(item) ? `${originOf(source)}/datasets/${item}` : undefined;

/**
 * Returns DCAT-US's `contactPoint` (a vCard). Hub writes the account of the item's author as the name: a name of one
 * word is left in the extras.
 */
const contactPointOf = (reader: RecordReader): MappedDataset['contactPoint'] => {
  const [contact] =
    isJsonObject(reader.peek('contactPoint')) || Array.isArray(reader.peek('contactPoint'))
      ? reader.objects('contactPoint')
      : [];
  if (contact === undefined) return undefined;
  const inner = new RecordReader(contact, reader.findings, 'contactPoint.');
  const name = inner.line('fn', 300);
  return contactOf(name?.includes(' ') === true ? name : undefined, inner.text('hasEmail', 300));
};

/**
 * Returns the place from `"w,s,e,n"` text or a geometry (feed), an `extent` of two corners, or the feature's own
 * geometry.
 */
const spatialOf = (outer: RecordReader, reader: RecordReader): MappedDataset['spatial'] => {
  const place = placeOf(reader, 'spatial', reader.peek('spatial'));
  if (place !== undefined) reader.use('spatial');
  return place ?? placeOf(reader, 'extent', reader.peek('extent')) ?? placeOf(outer, 'geometry', geometryOf(outer));
};

const geometryOf = (outer: RecordReader): Json | undefined => {
  const geometry = outer.peek('geometry');
  return isJsonObject(geometry) ? geometry : undefined;
};

const hubDistributions = (
  published: string,
  source: Source,
  restUrl: string | undefined,
  landing: string | undefined,
): Distribution[] => {
  const [item, layer = '0'] = published.split('_');
  const downloads = DOWNLOADS.map(([format, name]) =>
    compact({
      title: format,
      accessURL: landing,
      downloadURL: `${originOf(source)}/api/download/v1/items/${item}/${name}?layers=${layer}`,
      format,
      mediaType: mediaTypeOf(format),
    }),
  ) as Distribution[];
  return [
    ...downloads,
    ...(restUrl === undefined ? [] : [{ title: 'ArcGIS REST', accessURL: restUrl, format: 'REST' }]),
  ];
};
