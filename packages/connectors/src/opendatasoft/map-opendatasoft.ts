import { cutText, type Distribution, type MappedDataset, type RecordKey, type Source } from '@moisson/contracts';
import { isJsonObject, type JsonObject, type MappedRecord } from '@moisson/domain';
import {
  compact,
  dateField,
  frequencyField,
  langText,
  licenseField,
  organizationNamed,
  themeField,
  titleField,
} from '../mapping/common.ts';
import {
  before,
  datasetPage,
  distinct,
  recordItself,
  titleIdentity,
  withoutTrailingSlashes,
} from '../mapping/links.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { plainText } from '../mapping/text.ts';
import { mediaTypeOf } from '../mapping/vocabularies.ts';

/** The exports that every dataset with records offers (Explore API v2.1, `/exports`). */
const EXPORTS = ['csv', 'json', 'geojson', 'xlsx'] as const;

/** A dataset of an Opendatasoft catalogue; `metas.default` holds what DCAT knows, the rest is kept. */
export const mapOpendatasoft = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const outer = new RecordReader(record);
  outer.use('dataset_uid');
  const id = outer.text('dataset_id', 300) ?? key;
  const metas = outer.object('metas');
  const reader = new RecordReader(
    metas !== undefined && isJsonObject(metas.default) ? metas.default : {},
    outer.findings,
    'metas.default.',
  );
  const language = languageOf(reader);
  const title = titleField(reader, reader.text('title', 1000), id);
  const description = reader.text('description', 100_000);
  if (description === undefined) reader.note('field.description-missing', 'description');
  const site = before(withoutTrailingSlashes(source.endpoint), '/api/');
  const name = encodeURIComponent(id.toWellFormed());
  const page = `${site}/explore/dataset/${name}/`;
  const publisher = reader.text('publisher', 300);
  const references = reader.text('references', 4000);
  const dataset = compact({
    title: langText(title, language),
    description: description === undefined ? undefined : langText(plainText(description), language),
    organization: organizationOf(source, publisher),
    keyword: [...new Set(reader.texts('keyword'))].sort(),
    theme: themeField(reader, reader.texts('theme'), 'theme'),
    license: licenseField(reader, { text: reader.text('license', 300), url: reader.text('license_url', 1000) }),
    accrualPeriodicity: frequencyField(reader, 'update_frequency'),
    modified: dateField(reader, 'modified'),
    spatial: spatialOf(reader),
    landingPage: page,
    language,
    identifier: distinct([key, id]),
    distribution: distributionsOf(record, page, `${site}/api/explore/v2.1/catalog/datasets/${name}/exports`),
    extras: [
      ...(publisher === undefined ? [] : [{ key: 'metas.default.publisher', value: JSON.stringify(publisher) }]),
      ...(references === undefined ? [] : [{ key: 'metas.default.references', value: JSON.stringify(references) }]),
      ...reader.rest().map(({ key: name, value }) => ({ key: `metas.default.${name}`, value })),
      ...otherMetas(metas),
      ...outer.rest(),
    ],
  }) as MappedDataset;
  return {
    dataset,
    findings: outer.findings,
    links: distinct([recordItself(source, key), datasetPage(page), ...pagesIn(references)]),
    identities: distinct([titleIdentity(title), `id:${id}`]),
  };
};

const languageOf = (reader: RecordReader): string[] | undefined => {
  const given = reader.text('language', 20)?.slice(0, 2).toLowerCase();
  return given === undefined ? undefined : [given];
};

const organizationOf = (source: Source, publisher: string | undefined): MappedDataset['organization'] => {
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? publisher ?? source.organization };
  if (publisher === undefined) return undefined;
  return organizationNamed(publisher);
};

const spatialOf = (reader: RecordReader): MappedDataset['spatial'] => {
  const [label] = reader.texts('territory');
  return label === undefined ? undefined : { label };
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

const otherMetas = (metas: JsonObject | undefined): MappedDataset['extras'][number][] =>
  Object.entries(metas ?? {})
    .filter(([name, value]) => name !== 'default' && value !== null)
    .slice(0, 50)
    .map(([name, value]) => ({ key: cutText(`metas.${name}`, 500), value: cutText(JSON.stringify(value), 20_000) }));

const pagesIn = (references: string | undefined): (string | undefined)[] =>
  (references ?? '')
    .split(/[\s,]+/)
    .slice(0, 10)
    .map((reference) => datasetPage(reference));
