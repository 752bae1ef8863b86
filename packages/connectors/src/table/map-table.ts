import type { Distribution, Finding, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import type { Json, JsonObject, MappedRecord } from '@moisson/domain';
import { anyLanguage, cutText } from '@moisson/kernel';
import {
  accessField,
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
import { datasetPage, distinct, pageIdentity, recordItself, resourceFile, titleIdentity } from '../mapping/links.ts';
import { publishedBy } from '../mapping/publisher.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { bytesOf } from '../mapping/sizes.ts';
import { parseUrl } from '../mapping/urls.ts';
import { namedCells } from './named-cells.ts';

const MAX_FILES = 500;

/** Maps the rows of one dataset in a table. Cells without an equivalent in DCAT are kept as extras under their column. */
export const mapTable = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const outer = new RecordReader(record);
  const { dataset: cells, files, columnOf } = namedCells(outer.objects('rows'));
  const reader = new RecordReader(cells, outer.findings);
  reader.use('id');
  const language = languagesField(reader);
  const names = { titles: ['title'], descriptions: ['description'] };
  const { title, description } = textFields(reader, names, language, key);
  const publisher = reader.line('publisher', 300);
  const hasFiles = files.flatMap((file) => addressesOf(file).map((one) => ({ ...file, ...one })));
  if (hasFiles.length > MAX_FILES) outer.note('field.truncated', 'rows');
  const distribution = hasFiles.slice(0, MAX_FILES).map((file) => fileOf(file, outer, columnOf));
  const place = placeOf(reader, 'spatial', reader.peek('spatial'));
  if (place !== undefined) reader.use('spatial');
  const landingPage = reader.url('page') ?? pageAmong(distribution);
  const dataset = compact({
    title,
    description,
    organization: publishedBy(source, publisher),
    keyword: keywordsOf(...['keyword', 'keyword_fr', 'keyword_en'].map((name) => reader.labels(name))),
    theme: themeField(reader, reader.labels('theme'), 'theme'),
    license: licenseField(reader, { title: reader.line('license', 1000), url: reader.text('licenseUrl', 1000) }),
    accessLevel: accessField(reader, 'access'),
    accrualPeriodicity: frequencyField(reader, 'frequency'),
    issued: dateField(reader, 'issued'),
    modified: dateField(reader, 'modified'),
    spatial: place,
    temporal: periodField(reader, 'temporal'),
    landingPage,
    language,
    contactPoint: contactOf(reader.line('contactName', 300), reader.text('contactEmail', 300)),
    identifier: [key],
    distribution,
    extras: [
      ...(publisher === undefined ? [] : [extra(columnOf('publisher'), publisher)]),
      ...renamed(reader.rest(), columnOf),
      ...files.flatMap((file, at) => (addressesOf(file).length > 0 ? [] : leftOf(file, at, columnOf))),
      ...outer.rest(),
    ],
  }) as MappedDataset;
  const urls = distribution.flatMap(({ accessURL, downloadURL }) => [accessURL, downloadURL]);
  return {
    dataset,
    findings: outer.findings.map((finding) => inColumn(finding, columnOf)),
    links: distinct([
      recordItself(source, key),
      datasetPage(landingPage),
      ...urls.flatMap((url) => [datasetPage(url), resourceFile(url)]),
    ]),
    identities: distinct([titleIdentity(anyLanguage(title)), pageIdentity(landingPage)]),
  };
};

/** Returns the addresses in a cell: several are separated by spaces or line breaks. A cell with other words is one text. */
const addressesIn = (cell: string): string[] => {
  const parts = cell.split(/[\s;|]/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => /^https?:\/\//i.test(part)) ? parts : [cell];
};

/** Returns the address cells of a row, one for each address; none if the row describes no file. */
const addressesOf = (file: JsonObject): JsonObject[] => {
  const split = (cell: Json | undefined): Json[] =>
    typeof cell === 'string' ? addressesIn(cell) : cell === undefined ? [] : [cell];
  const [urls, downloads] = [split(file.url), split(file.download)];
  const count = Math.max(urls.length, downloads.length);
  if (count === 0) return ['fileTitle', 'format'].some((name) => Object.hasOwn(file, name)) ? [{}] : [];
  return Array.from({ length: count }, (_, at) => compact({ url: urls[at], download: downloads[at] }));
};

const fileOf = (file: JsonObject, outer: RecordReader, columnOf: NameOf): Distribution => {
  const reader = new RecordReader(file, outer.findings);
  const format = reader.line('format', 100);
  const [access, download] = [reader.address('url'), reader.address('download')];
  const read = {
    title: reader.line('fileTitle', 500),
    description: reader.block('fileDescription', 10_000),
    accessURL: access?.web,
    downloadURL: download?.web,
    address: download?.text ?? access?.text,
    format,
    mediaType: reader.text('mediaType', 200) ?? mediaTypeOf(format),
    byteSize: bytesOf(reader, 'size'),
  };
  return compact({ ...read, extras: renamed(reader.rest(), columnOf) });
};

/** Returns the first address that is no file: no format is given for it, and its path has no file extension. */
const pageAmong = (distribution: readonly Distribution[]): string | undefined =>
  distribution.find(
    ({ accessURL, format }) =>
      accessURL !== undefined &&
      (format === undefined || /^x?html?$/i.test(format)) &&
      !/\.(?!html?$|php$|aspx?$|jsp$)[a-z0-9]{1,8}$/i.test(parseUrl(accessURL)?.pathname ?? ''),
  )?.accessURL;

type NameOf = (name: string) => string;
type Extras = MappedDataset['extras'];

const extra = (key: string, value: Json): Extras[number] => ({ key: cutText(key, 500), value: JSON.stringify(value) });
const renamed = (extras: Extras, columnOf: NameOf): Extras =>
  extras.map(({ key, value }) => ({ key: cutText(columnOf(key), 500), value }));

/** Returns the cells of a row without a file, under the row's number. */
const leftOf = (file: JsonObject, at: number, columnOf: NameOf): Extras =>
  renamed(new RecordReader(file).rest(), columnOf).map(({ key, value }) => ({
    key: cutText(`rows[${at}].${key}`, 500),
    value,
  }));

const inColumn = (finding: Finding, columnOf: NameOf): Finding =>
  finding.field === undefined ? finding : { ...finding, field: columnOf(finding.field) };
