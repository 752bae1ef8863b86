import type { Distribution, License, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import { isJsonObject, type Json, type JsonObject, type MappedRecord } from '@moisson/domain';
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
  organizationNamed,
  periodField,
  placeOf,
  textFields,
  themeField,
} from '../mapping/common.ts';
import {
  datasetPage,
  distinct,
  hubItemOfPage,
  pageIdentity,
  recordItself,
  resourceFile,
  titleIdentity,
} from '../mapping/links.ts';
import { publishedBy } from '../mapping/publisher.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { bytesOf } from '../mapping/sizes.ts';

const MAX_FILES = 500;
const SLUG = /^[a-z0-9][a-z0-9_-]{0,99}$/;

/**
 * Maps a dataset of another installation. It keeps the page and the files of the original record, whose links join it
 * with that record where this source speaks for its organization; it does not take over the original's own link, which
 * no other source may have. What it was merged from, and its provenance, are kept as extras.
 */
export const mapDataset = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const reader = new RecordReader(record);
  reader.use('id');
  const language = languagesField(reader);
  const { title, description } = textFields(
    reader,
    { titles: ['title'], descriptions: ['description'] },
    language,
    key,
  );
  const given = reader.objects('distribution');
  if (given.length > MAX_FILES) reader.note('field.truncated', 'distribution');
  const distribution = given.slice(0, MAX_FILES).map((one) => fileOf(one, reader));
  const landingPage = reader.url('landingPage');
  const contact = new RecordReader(objectOf(reader, 'contactPoint'), reader.findings, 'contactPoint.');
  const dataset = compact({
    title,
    description,
    organization: organizationOf(reader, source),
    keyword: keywordsOf(reader.labels('keyword')),
    theme: themeField(reader, reader.labels('theme'), 'theme'),
    license: licenseOf(reader),
    accessLevel: accessField(reader, 'accessLevel'),
    accrualPeriodicity: frequencyField(reader, 'accrualPeriodicity'),
    issued: dateField(reader, 'issued'),
    modified: dateField(reader, 'modified'),
    spatial: spatialOf(reader),
    temporal: periodField(reader, 'temporal'),
    landingPage,
    language,
    contactPoint: contactOf(contact.line('name', 300), contact.text('email', 300)),
    identifier: distinct([key, ...textsIn(reader, 'identifier')]),
    distribution,
    extras: reader.rest(),
  }) as MappedDataset;
  const item = hubItemOfPage(landingPage);
  return {
    dataset,
    findings: reader.findings,
    links: distinct([
      recordItself(source, key),
      datasetPage(landingPage),
      item === undefined ? undefined : `hub:${item}`,
      ...distribution.flatMap(({ accessURL, downloadURL }) => [resourceFile(downloadURL), resourceFile(accessURL)]),
    ]),
    identities: distinct([titleIdentity(anyLanguage(title)), pageIdentity(landingPage)]),
  };
};

const objectOf = (reader: RecordReader, name: string): JsonObject =>
  reader.peek(name) === undefined ? {} : (reader.object(name) ?? {});

const textsIn = (reader: RecordReader, name: string): string[] => {
  const value = reader.peek(name);
  if (!Array.isArray(value)) return [];
  reader.use(name);
  return (value as readonly Json[]).flatMap((one) => (typeof one === 'string' ? [cutText(one, 1000)] : []));
};

/** The record's own organization, which the operator may let this source speak for; else the source's. */
const organizationOf = (reader: RecordReader, source: Source): MappedDataset['organization'] => {
  const inner = new RecordReader(objectOf(reader, 'organization'), reader.findings, 'organization.');
  const [id, name] = [inner.text('id', 200), inner.line('name', 300)];
  if (id !== undefined && SLUG.test(id)) return { id, name: name ?? id };
  return name === undefined ? publishedBy(source, undefined) : organizationNamed(name);
};

/** The id and the address say which licence it is; the original text is kept beside them. */
const licenseOf = (reader: RecordReader): License | undefined => {
  const inner = new RecordReader(objectOf(reader, 'license'), [], 'license.');
  const [id, url, original] = [inner.text('id', 300), inner.text('uri', 1000), inner.text('original', 2000)];
  const title = id === undefined && url === undefined ? original : undefined;
  const license = licenseField(reader, { id, url, title });
  return license === undefined || original === undefined ? license : { ...license, original };
};

const spatialOf = (reader: RecordReader): MappedDataset['spatial'] => {
  const value = reader.peek('spatial');
  const place = isJsonObject(value) ? value : undefined;
  const box = Array.isArray(place?.bbox) ? placeOf(reader, 'spatial', place.bbox) : undefined;
  const label = typeof place?.label === 'string' ? cutText(place.label, 300) : undefined;
  if (box !== undefined || (label !== undefined && place?.bbox === undefined)) reader.use('spatial');
  const both = compact({ label, bbox: box?.bbox });
  return Object.keys(both).length === 0 ? undefined : both;
};

const fileOf = (file: JsonObject, { findings }: RecordReader): Distribution => {
  const reader = new RecordReader(file, findings, 'distribution.');
  const format = reader.line('format', 100);
  const [access, download] = [reader.address('accessURL'), reader.address('downloadURL')];
  const read = {
    id: reader.text('id', 500),
    title: reader.line('title', 500),
    description: reader.block('description', 10_000),
    accessURL: access?.web,
    downloadURL: download?.web,
    address: download?.text ?? access?.text ?? reader.text('address', 4000),
    format,
    mediaType: reader.text('mediaType', 200) ?? mediaTypeOf(format),
    byteSize: bytesOf(reader, 'byteSize'),
    license: reader.peek('license') === undefined ? undefined : licenseOf(reader),
    modified: dateField(reader, 'modified'),
  };
  return compact({ ...read, extras: reader.rest() });
};
