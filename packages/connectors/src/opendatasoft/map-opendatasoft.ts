import { type Distribution, type MappedDataset, type RecordKey, type Source } from '@moisson/contracts';
import { anyLanguage, cutText } from '@moisson/kernel';
import type { JsonObject, MappedRecord } from '@moisson/domain';
import {
  compact,
  contactOf,
  dateField,
  frequencyField,
  keywordsOf,
  languagesField,
  licenseField,
  mediaTypeOf,
  periodField,
  placeOf,
  textFields,
  themeField,
} from '../mapping/common.ts';
import {
  before,
  datasetPage,
  distinct,
  recordItself,
  titleIdentity,
  withoutTrailingSlashes,
} from '../mapping/links.ts';
import { publishedBy } from '../mapping/publisher.ts';
import { RecordReader } from '../mapping/record-reader.ts';

/** Export formats of every dataset with records (Explore API v2.1, `/exports`). */
const EXPORTS = ['csv', 'json', 'geojson', 'xlsx'] as const;

/**
 * Maps a dataset of an Opendatasoft catalogue. DCAT fields are in `metas.default` and `metas.dcat`; other fields are
 * kept as extras.
 */
export const mapOpendatasoft = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const outer = new RecordReader(record);
  outer.use('dataset_uid');
  const id = outer.text('dataset_id', 300) ?? key;
  const metas = new RecordReader(outer.object('metas') ?? {}, outer.findings, 'metas.');
  const reader = new RecordReader(metas.object('default') ?? {}, outer.findings, 'metas.default.');
  const dcat = new RecordReader(metas.object('dcat') ?? {}, outer.findings, 'metas.dcat.');
  const language = languagesField(reader);
  const { title, description } = textFields(reader, { titles: ['title'], descriptions: ['description'] }, language, id);
  const site = before(withoutTrailingSlashes(source.endpoint), '/api/');
  const name = encodeURIComponent(id.toWellFormed());
  const page = `${site}/explore/dataset/${name}/`;
  const publisher = reader.line('publisher', 300);
  const references = reader.text('references', 4000);
  const dataset = compact({
    title,
    description,
    organization: publishedBy(source, publisher),
    keyword: keywordsOf(reader.labels('keyword')),
    theme: themeField(reader, reader.labels('theme'), 'theme'),
    license: licenseField(reader, { title: reader.line('license', 300), url: reader.text('license_url', 1000) }),
    accrualPeriodicity: frequencyField(reader, 'update_frequency') ?? frequencyField(dcat, 'accrualperiodicity'),
    issued: dateField(dcat, 'issued', 'created'),
    modified: dateField(reader, 'modified'),
    spatial: spatialOf(reader, dcat),
    temporal: periodField(dcat, 'temporal'),
    landingPage: page,
    language,
    contactPoint: contactOf(dcat.line('contact_name', 300), dcat.text('contact_email', 300)),
    identifier: distinct([key, id]),
    distribution: distributionsOf(record, page, `${site}/api/explore/v2.1/catalog/datasets/${name}/exports`),
    extras: [
      ...(publisher === undefined ? [] : [{ key: 'metas.default.publisher', value: JSON.stringify(publisher) }]),
      ...(references === undefined ? [] : [{ key: 'metas.default.references', value: JSON.stringify(references) }]),
      ...under('metas.default.', reader),
      ...under('metas.dcat.', dcat),
      ...under('metas.', metas),
      ...outer.rest(),
    ],
  }) as MappedDataset;
  return {
    dataset,
    findings: outer.findings,
    links: distinct([recordItself(source, key), datasetPage(page), ...pagesIn(references)]),
    identities: distinct([titleIdentity(anyLanguage(title)), `id:${id}`]),
  };
};

const under = (prefix: string, reader: RecordReader): MappedDataset['extras'] =>
  reader
    .rest()
    .filter(({ value }) => prefix === 'metas.default.' || value !== 'null')
    .map(({ key, value }) => ({ key: cutText(`${prefix}${key}`, 500), value }));

const spatialOf = (reader: RecordReader, dcat: RecordReader): MappedDataset['spatial'] => {
  const [territory] = reader.labels('territory');
  const place = placeOf(reader, 'bbox', reader.peek('bbox')) ?? placeOf(dcat, 'spatial', dcat.peek('spatial'));
  const both = compact({ ...place, label: territory ?? place?.label });
  return Object.keys(both).length === 0 ? undefined : both;
};

const distributionsOf = (record: JsonObject, page: string, exports: string): Distribution[] => {
  if (record.has_records !== true) return [{ title: 'Page', accessURL: page, format: 'HTML', mediaType: 'text/html' }];
  const isGeographic = Array.isArray(record.features) && record.features.includes('geo');
  return EXPORTS.filter((format) => format !== 'geojson' || isGeographic).map((format) => ({
    title: format.toUpperCase(),
    accessURL: page,
    downloadURL: `${exports}/${format}`,
    format: format === 'geojson' ? 'GeoJSON' : format.toUpperCase(),
    ...compact({ mediaType: mediaTypeOf(format) }),
  }));
};

const pagesIn = (references: string | undefined): (string | undefined)[] =>
  (references ?? '')
    .split(/[\s,]+/)
    .slice(0, 10)
    .map((reference) => datasetPage(reference));
