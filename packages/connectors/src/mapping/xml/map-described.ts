import type { MappedDataset, RecordKey, Source } from '@moisson/contracts';
import type { JsonObject, MappedRecord } from '@moisson/domain';
import { anyLanguage } from '@moisson/kernel';
import { themeSlug } from '@moisson/vocabularies';
import {
  compact,
  contactOf,
  dateField,
  frequencyField,
  keywordsOf,
  languagesField,
  licenseField,
  organizationNamed,
  periodField,
  placeOf,
  textFields,
} from '../common.ts';
import { languageCodes } from '../languages.ts';
import { datasetPage, distinct, recordItself, titleIdentity } from '../links.ts';
import { RecordReader } from '../record-reader.ts';
import type { Described, DescribedFile } from './described.ts';
import { mapFile } from './map-file.ts';

const MAX_IDENTIFIERS = 50;

/**
 * Maps what a record describes. `rest`: what the record has beside it, which becomes the extras. Total on any texts: a
 * value that cannot be read is a finding, and stays in the extras under the name that it has in `Described`.
 */
export const mapDescribed = (described: Described, rest: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const given = compact(described) as Partial<Described>;
  const reader = new RecordReader(given as JsonObject);
  reader.use('themes', 'languages', 'identifiers', 'files', 'textLanguage');
  const language = languagesField(new RecordReader({ language: described.languages ?? [] }, reader.findings));
  const textLanguages = described.textLanguage === undefined ? language : languageCodes(described.textLanguage);
  const { title, description } = textFields(
    reader,
    { titles: ['title'], descriptions: ['description'] },
    textLanguages,
    key,
  );
  const landingPage = described.landingPage === undefined ? undefined : reader.url('landingPage');
  const listed = distinctFiles(described.files ?? []);
  const files = listed.map((file, at) => mapFile(file, at, reader.findings));
  const dataset = compact({
    title,
    description,
    organization: organizationOf(source, reader.line('publisher', 300)),
    keyword: keywordsOf(reader.labels('keywords')),
    theme: themesOf(described.themes ?? []),
    license: licenseField(reader, {
      id: reader.text('licenseId', 500),
      url: reader.text('licenseUrl', 1000),
      title: reader.block('licenseTitle', 2000),
    }),
    accessLevel: reader.line('accessLevel', 100),
    accrualPeriodicity: frequencyField(reader, 'frequency'),
    issued: dateField(reader, 'issued'),
    modified: dateField(reader, 'modified'),
    spatial: spatialOf(reader),
    temporal: periodField(reader, 'temporal'),
    landingPage,
    language,
    contactPoint: contactOf(reader.line('contactName', 300), reader.text('contactEmail', 300)),
    identifier: identifiersOf(key, described.identifiers ?? []),
    distribution: files.filter((file) => file !== undefined),
    extras: [],
  }) as MappedDataset;
  const refused = Object.fromEntries(
    listed.flatMap((file, at) => (files[at] === undefined ? [[`files[${at}]`, compact(file) as JsonObject]] : [])),
  );
  const others = new RecordReader({ ...refused, ...rest }, reader.findings);
  return {
    dataset: { ...dataset, extras: [...reader.rest(), ...others.rest()].slice(0, MAX_EXTRAS) },
    findings: reader.findings,
    links: distinct([recordItself(source, key), datasetPage(landingPage)]),
    identities: distinct([
      titleIdentity(anyLanguage(title)),
      ...(described.identifiers ?? []).slice(0, 10).map(identity),
    ]),
  };
};

const MAX_EXTRAS = 500;
const MAX_FILES = 1000;

const organizationOf = (source: Source, publisher: string | undefined): MappedDataset['organization'] => {
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? publisher ?? source.organization };
  return publisher === undefined ? undefined : organizationNamed(publisher);
};

/** These vocabularies do not tell themes from keywords, so a keyword that is no theme is no finding. */
const themesOf = (names: readonly string[]): string[] =>
  [...new Set(names.map(themeSlug).filter((slug) => slug !== undefined))].sort();

const spatialOf = (reader: RecordReader): MappedDataset['spatial'] => {
  const name = reader.line('place', 300);
  const given = reader.peek('spatial');
  const place = placeOf(reader, 'spatial', given);
  if (place !== undefined) reader.use('spatial');
  const both = compact({ ...place, label: name ?? place?.label });
  return Object.keys(both).length === 0 ? undefined : both;
};

const identifiersOf = (key: RecordKey, others: readonly string[]): string[] =>
  [...new Set([key, ...others.map((one) => one.toWellFormed().slice(0, 500))])].slice(0, MAX_IDENTIFIERS);

const identity = (identifier: string): string | undefined =>
  identifier.length > 300 ? undefined : `id:${identifier.toLowerCase()}`;

/** The same file is often listed more than once: for each language, or by two ways to order it. */
const distinctFiles = (files: readonly DescribedFile[]): DescribedFile[] =>
  [...new Map(files.map((file) => [JSON.stringify(file), file])).values()].slice(0, MAX_FILES);
