import { cutText, type Distribution, type MappedDataset, type RecordKey, type Source } from '@moisson/contracts';
import { isJsonObject, type JsonObject, type MappedRecord } from '@moisson/domain';
import {
  bboxOf,
  boxAround,
  compact,
  dateField,
  frequencyField,
  langText,
  licenseField,
  organizationNamed,
  titleField,
} from '../mapping/common.ts';
import { datasetPage, distinct, recordItself, titleIdentity } from '../mapping/links.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { webUrl } from '../mapping/urls.ts';
import { plainText } from '../mapping/text.ts';
import { mediaTypeOf, themeSlug } from '../mapping/vocabularies.ts';

/** What Hub can make of a layer (Download API), with the names that it accepts. */
const DOWNLOADS = [
  ['CSV', 'csv'],
  ['GeoJSON', 'geojson'],
  ['KML', 'kml'],
  ['SHP', 'shapefile'],
] as const;

/** A record of Hub, as a GeoJSON feature of its search or as a dataset of its DCAT-US feed. */
export const mapHubRecord = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const outer = new RecordReader(record);
  const feature = isJsonObject(record.properties);
  const reader = feature ? new RecordReader(outer.object('properties')!, outer.findings, 'properties.') : outer;
  outer.use('id', 'identifier', '@type', 'type');
  const title = titleField(reader, reader.text('title', 1000) ?? reader.text('name', 1000), key);
  const description = reader.text('description', 100_000) ?? reader.text('snippet', 10_000);
  if (description === undefined) reader.note('field.description-missing', 'description');
  const keywords = [...reader.texts('keyword'), ...reader.texts('tags'), ...reader.texts('keywords')];
  const themes = [...keywords, ...reader.texts('theme')].map(themeSlug).filter((slug) => slug !== undefined);
  const landing = reader.url('landingPage') ?? pageOf(source, key);
  const restUrl = reader.url('url');
  const publisher = reader.peek('publisher');
  const distribution = feature ? hubDistributions(key, source, restUrl, landing) : feedDistributions(outer);
  const dataset = compact({
    title: langText(title, undefined),
    description: description === undefined ? undefined : langText(plainText(description), undefined),
    organization: organizationOf(source, publisher),
    keyword: [
      ...new Set(keywords.filter((keyword) => themeSlug(keyword) === undefined || !keyword.includes('-'))),
    ].sort(),
    theme: [...new Set(themes)].sort(),
    license: hubLicense(reader),
    accrualPeriodicity: frequencyField(reader, 'accrualPeriodicity'),
    issued: dateField(reader, 'issued', 'created'),
    modified: dateField(reader, 'modified', 'updated'),
    spatial: spatialOf(outer, reader),
    landingPage: landing,
    identifier: distinct([key, identifierText(record)]),
    distribution,
    extras: feature ? [...reader.rest(), ...outer.rest().map(prefixed)] : outer.rest(),
  }) as MappedDataset;
  const rest =
    restUrl ??
    distribution.map(({ accessURL }) => accessURL).find((url) => /\/(Feature|Map)Server\/\d+/.test(url ?? ''));
  return {
    dataset,
    findings: outer.findings,
    links: distinct([
      recordItself(source, key),
      /^[0-9a-f]{32}/.test(key) ? `hub:${key}` : undefined,
      datasetPage(landing),
    ]),
    identities: distinct([
      titleIdentity(title),
      `id:${key}`,
      rest === undefined ? undefined : `rest:${rest.toLowerCase()}`,
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

const siteOf = (source: Source): string => new URL(source.endpoint).origin;
const pageOf = (source: Source, key: RecordKey): string | undefined =>
  /^[0-9a-f]{32}/.test(key) ? `${siteOf(source)}/datasets/${key}` : undefined;

/** The owner of the source: Hub's publisher is an unresolved template or a person's account too often. */
const organizationOf = (source: Source, publisher: unknown): MappedDataset['organization'] => {
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? source.organization };
  const name = isJsonObject(publisher) ? publisher.name : publisher;
  if (typeof name !== 'string' || name.trim() === '' || name.includes('{{')) return undefined;
  return organizationNamed(name);
};

/** Hub's licence may be a URL, a block of HTML, prose, or missing. */
const hubLicense = (reader: RecordReader): MappedDataset['license'] => {
  const given = reader.text('license', 20_000) ?? reader.text('licenseInfo', 20_000);
  const text = given === undefined ? undefined : cutText(plainText(given), 300);
  const url =
    given === undefined ? undefined : (webUrl(given) ?? webUrl(/https?:\/\/[^\s"'<>]+/.exec(given)?.[0] ?? ''));
  return licenseField(reader, { text: text === '' ? undefined : text, url });
};

/** Either `"w,s,e,n"` text (feed), an `extent` of two corners, or the feature's polygon. */
const spatialOf = (outer: RecordReader, reader: RecordReader): MappedDataset['spatial'] => {
  const text = reader.peek('spatial');
  if (typeof text === 'string' && text !== '') {
    reader.use('spatial');
    const bbox = bboxOf(text.split(',').map(Number));
    if (bbox === undefined) reader.note('field.spatial-invalid', 'spatial', text);
    return bbox === undefined ? { label: cutText(text, 300) } : { bbox };
  }
  const geometry = outer.peek('geometry');
  if (!isJsonObject(geometry) || !Array.isArray(geometry.coordinates)) return undefined;
  const ring = (geometry.coordinates as unknown[])[0];
  const points = Array.isArray(ring)
    ? (ring as unknown[]).filter((point): point is number[] => Array.isArray(point))
    : [];
  if (points.length === 0) return undefined;
  const bbox = boxAround(
    points.map(([x]) => Number(x)),
    points.map(([, y]) => Number(y)),
  );
  return bbox === undefined ? undefined : { bbox };
};

const hubDistributions = (
  key: RecordKey,
  source: Source,
  restUrl: string | undefined,
  landing: string | undefined,
): Distribution[] => {
  const [item, layer = '0'] = key.split('_');
  const downloads = DOWNLOADS.map(([format, name]) =>
    compact({
      title: format,
      accessURL: landing,
      downloadURL: `${siteOf(source)}/api/download/v1/items/${item}/${name}?layers=${layer}`,
      format,
      mediaType: mediaTypeOf(format),
    }),
  ) as Distribution[];
  return [
    ...downloads,
    ...(restUrl === undefined ? [] : [{ title: 'ArcGIS REST', accessURL: restUrl, format: 'REST' }]),
  ];
};

const feedDistributions = (outer: RecordReader): Distribution[] =>
  outer
    .objects('distribution')
    .slice(0, 200)
    .map((given) => {
      const reader = new RecordReader(given, outer.findings, 'distribution.');
      reader.use('@type');
      const format = reader.text('format', 100);
      return compact({
        title: reader.text('title', 500),
        accessURL: reader.url('accessURL'),
        downloadURL: reader.url('downloadURL'),
        format,
        mediaType: reader.text('mediaType', 200) ?? (format === undefined ? undefined : mediaTypeOf(format)),
        extras: reader.rest(),
      });
    });
