import type { Distribution, License, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import { isJsonObject, type Json, type JsonObject, type MappedRecord } from '@moisson/domain';
import { anyLanguage, cutText } from '@moisson/kernel';
import {
  compact,
  contactOf,
  dateField,
  keywordsOf,
  languagesField,
  licenseField,
  mediaTypeOf,
  periodField,
  placeOf,
  textFields,
} from '../mapping/common.ts';
import { datasetPage, distinct, pageIdentity, recordItself, resourceFile, titleIdentity } from '../mapping/links.ts';
import { publishedBy } from '../mapping/publisher.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { bytesOf } from '../mapping/sizes.ts';
import { identifierOf } from './key-of.ts';
import { coverageOf } from './places.ts';
import { listOf, plainNode } from './schema-names.ts';

const MAX_FILES = 500;
/** Who is shown as the organization, the first that is given. */
const PUBLISHERS = ['publisher', 'provider', 'sourceOrganization', 'creator', 'author', 'maintainer'] as const;

/** Maps a schema.org Dataset. Properties without an equivalent in DCAT are kept as extras. */
export const mapPage = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const outer = new RecordReader(record);
  const node = plainNode(outer.object('dataset') ?? {});
  const language = node.language ?? node.inLanguage ?? outer.peek('language');
  const reader = new RecordReader(language === undefined ? node : { ...node, language }, outer.findings, 'dataset.');
  reader.use('@id', '@type', '@context', 'inLanguage', 'identifier');
  outer.use('language');
  const languages = languagesField(reader);
  const names = { titles: ['name', 'headline', 'alternateName'], descriptions: ['description', 'abstract'] };
  const { title, description } = textFields(reader, names, languages, key);
  const page = outer.url('page');
  const landingPage = reader.url('url') ?? page;
  const given = reader.objects('distribution');
  if (given.length > MAX_FILES) reader.note('field.truncated', 'distribution');
  const distribution = given.slice(0, MAX_FILES).map((one) => fileOf(one, reader));
  const contact = contactIn(node);
  const dataset = compact({
    title,
    description,
    organization: publishedBy(source, publisherOf(node)),
    keyword: keywordsOf(reader.labels('keywords')),
    theme: [],
    license: licenseOf(reader, 'license'),
    issued: dateField(reader, 'datePublished', 'dateCreated'),
    modified: dateField(reader, 'dateModified'),
    spatial: spatialOf(reader),
    temporal: temporalOf(reader),
    landingPage,
    language: languages,
    contactPoint: contact,
    identifier: distinct([key, cut(identifierOf(node)), cut(textOf(node['@id']))]),
    distribution,
    extras: [...reader.rest(), ...outer.rest()],
  }) as MappedDataset;
  const sameAs = listOf(node.sameAs).slice(0, 20).map(textOf);
  return {
    dataset,
    findings: outer.findings,
    links: distinct([
      recordItself(source, key),
      ...[page, landingPage, ...sameAs].map(datasetPage),
      ...distribution.map(({ downloadURL }) => resourceFile(downloadURL)),
    ]),
    identities: distinct([titleIdentity(anyLanguage(title)), pageIdentity(landingPage)]),
  };
};

const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const cut = (text: string | undefined): string | undefined => (text === undefined ? undefined : cutText(text, 1000));

/** The properties stay among the extras: an organization has more than a name. */
const publisherOf = (node: JsonObject): string | undefined => {
  for (const property of PUBLISHERS)
    for (const one of listOf(node[property])) {
      const holder: JsonObject = isJsonObject(one) ? one : { name: one };
      const name = new RecordReader(holder).line('name', 300);
      if (name !== undefined) return name;
    }
  return undefined;
};

const contactIn = (node: JsonObject): MappedDataset['contactPoint'] => {
  const holders = [node, ...PUBLISHERS.flatMap((property) => listOf(node[property])).filter(isJsonObject)];
  for (const holder of holders)
    for (const one of listOf(holder.contactPoint)) {
      if (!isJsonObject(one)) continue;
      const reader = new RecordReader(one);
      const contact = contactOf(reader.line('name', 300), reader.text('email', 300));
      if (contact !== undefined) return contact;
    }
  return undefined;
};

const licenseOf = (reader: RecordReader, name: string): License | undefined => {
  const [first] = listOf(reader.peek(name));
  if (!isJsonObject(first)) {
    const text = reader.text(name, 2000);
    return licenseField(reader, text === undefined ? {} : /^https?:/i.test(text) ? { url: text } : { title: text });
  }
  return licenseField(reader, {
    url: textOf(first.url) ?? textOf(first['@id']),
    title: textOf(first.name),
    id: textOf(first.identifier),
  });
};

/** A name alone is read in full; an object stays among the extras. */
const spatialOf = (reader: RecordReader): MappedDataset['spatial'] => {
  const value = reader.peek('spatialCoverage');
  const { label, box } = coverageOf(value);
  const named = placeOf(reader, 'spatialCoverage', label);
  const boxed = placeOf(reader, 'spatialCoverage', box);
  if (typeof value === 'string' && named !== undefined) reader.use('spatialCoverage');
  const both = compact({ label: named?.label, bbox: boxed?.bbox ?? named?.bbox });
  return Object.keys(both).length === 0 ? undefined : both;
};

/** Of several periods the first counts, and all stay among the extras. */
const temporalOf = (reader: RecordReader): MappedDataset['temporal'] => {
  const [first, ...others] = listOf(reader.peek('temporalCoverage'));
  if (others.length === 0) return periodField(reader, 'temporalCoverage');
  return periodField(new RecordReader({ temporalCoverage: first! }, reader.findings), 'temporalCoverage');
};

const fileOf = (file: JsonObject, { findings }: RecordReader): Distribution => {
  const reader = new RecordReader(file, findings, 'dataset.distribution.');
  reader.use('@type', '@id');
  const format = reader.line('encodingFormat', 100) ?? reader.line('fileFormat', 100);
  const [access, download] = [reader.address('url'), reader.address('contentUrl')];
  const read = {
    title: reader.line('name', 500),
    description: reader.block('description', 10_000),
    accessURL: access?.web,
    downloadURL: download?.web,
    address: download?.text ?? access?.text,
    format,
    mediaType: mediaTypeOf(format),
    byteSize: bytesOf(reader, 'contentSize'),
    license: reader.peek('license') === undefined ? undefined : licenseOf(reader, 'license'),
    modified: dateField(reader, 'dateModified'),
  };
  return compact({ ...read, extras: reader.rest() });
};
