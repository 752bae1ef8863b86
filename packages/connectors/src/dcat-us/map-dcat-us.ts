import type { Distribution, License, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import { anyLanguage } from '@moisson/kernel';
import { isJsonObject, type Json, type JsonObject, type MappedRecord } from '@moisson/domain';
import {
  accessField,
  compact,
  dateField,
  frequencyField,
  keywordsOf,
  languagesField,
  periodField,
  textFields,
  themeField,
} from '../mapping/common.ts';
import { contactPointOf } from '../mapping/dcat-us/contact.ts';
import { feedDistributions } from '../mapping/dcat-us/distributions.ts';
import { feedLicence } from '../mapping/dcat-us/licence.ts';
import { publisherOf } from '../mapping/dcat-us/publisher.ts';
import { datasetPage, distinct, pageIdentity, recordItself, serviceIdentity, titleIdentity } from '../mapping/links.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { sharedLicence } from '../mapping/shared-licence.ts';
import { publishedIdentifier } from './record-identifier.ts';
import { spatialOf } from './spatial.ts';

/** The maps of translations in DCAT-US 3.0, and the names under which a reader finds translations. */
const TRANSLATIONS = [
  ['titleMap', 'title_translated'],
  ['descriptionMap', 'description_translated'],
] as const;

/**
 * Maps a dataset of a DCAT-US catalogue, 1.1 (resources.data.gov, Project Open Data metadata schema) or 3.0
 * (GSA/dcat-us), or a series or a data service of 3.0. Fields without an equivalent are kept as extras.
 */
export const mapDcatUs = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const reader = new RecordReader(withTranslations(record));
  const identifier = publishedIdentifier(record);
  if (typeof record.identifier !== 'object') reader.use('identifier');
  if (identifier === undefined) reader.note('record.identifier-missing', 'identifier');
  const type = record['@type'];
  if (typeof type === 'string' && /(?:^|:)Dataset$/.test(type)) reader.use('@type');
  const language = languagesField(reader);
  const texts = textFields(reader, { titles: ['title'], descriptions: ['description'] }, language, key);
  const { title, description } = texts;
  const distribution = [...feedDistributions(reader, moreOfDistribution), ...endpointsOf(reader)];
  const landing = landingPageOf(reader);
  const { contact, extras } = contactPointOf(reader);
  const publisher = reader.peek('publisher');
  const dataset = compact({
    title,
    description,
    organization: publisherOf(source, firstOf(publisher)),
    keyword: keywordsOf(reader.labels('keyword'), reader.labels('keywordMap')),
    // A theme without an equivalent here stays in the extras.
    theme: themeField(reader, new RecordReader(record, reader.findings).labels('theme'), 'theme'),
    license: licenseOf(reader, distribution),
    accessLevel: accessField(reader, 'accessLevel') ?? accessRightsOf(reader),
    accrualPeriodicity: frequencyField(reader, 'accrualPeriodicity'),
    issued: dateField(reader, 'issued', 'created'),
    modified: modifiedOf(reader),
    spatial: spatialOf(reader),
    temporal: periodField(reader, 'temporal'),
    landingPage: landing,
    language,
    contactPoint: contact,
    identifier: identifier === undefined ? [] : distinct([key, identifier]),
    distribution,
    extras: [...reader.rest(), ...extras],
  }) as MappedDataset;
  return {
    dataset,
    findings: reader.findings,
    links: distinct([recordItself(source, key), datasetPage(landing)]),
    identities: distinct([
      titleIdentity(anyLanguage(title)),
      distribution.map(({ accessURL }) => serviceIdentity(accessURL)).find((service) => service !== undefined),
      pageIdentity(landing),
    ]),
  };
};

const withTranslations = (record: JsonObject): JsonObject => {
  const given = TRANSLATIONS.filter(([name, known]) => isJsonObject(record[name]) && record[known] === undefined);
  if (given.length === 0) return record;
  const names = new Map<string, string>(given);
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [names.get(name) ?? name, value]));
};

const firstOf = (value: Json | undefined): Json | undefined =>
  Array.isArray(value) ? (value as readonly Json[])[0] : value;

const moreOfDistribution = (reader: RecordReader): Partial<Distribution> => {
  const given = ['license', 'licenseInfo'].some((name) => reader.peek(name) !== undefined);
  return compact({ license: given ? feedLicence(reader) : undefined, id: reader.text('@id', 1000) });
};

/** Returns the addresses of a data service as distributions: it has `endpointURL` in place of files. */
const endpointsOf = (reader: RecordReader): Distribution[] => {
  const given = reader.peek('endpointURL');
  if (given === undefined) return [];
  const addresses = Array.isArray(given) ? (given as readonly Json[]).slice(0, 100) : [given];
  reader.use('endpointURL');
  return addresses.flatMap((endpointURL) => {
    const address = new RecordReader({ endpointURL }, reader.findings).address('endpointURL');
    return address === undefined ? [] : [compact({ title: 'API', accessURL: address.web, address: address.text })];
  });
};

/** Returns the licence of the dataset; if only its distributions state one, and all the same, that one. */
const licenseOf = (reader: RecordReader, distributions: readonly Distribution[]): License | undefined =>
  ((reader.peek('license') ?? null) === null ? sharedLicence(distributions) : undefined) ?? feedLicence(reader);

/** Returns the address of a code list's value. Prose about access stays in the extras. */
const accessRightsOf = (reader: RecordReader): string | undefined => {
  const given = reader.peek('accessRights');
  return typeof given === 'string' && /^(?:https?:\S+|\S+)$/.test(given)
    ? accessField(reader, 'accessRights')
    : undefined;
};

/**
 * DCAT-US 1.1 allows an interval of ISO 8601 (`R/P1D`) in `modified` for data that change continually. It is no date,
 * and stays in the extras without a finding.
 */
const modifiedOf = (reader: RecordReader): string | undefined => {
  const given = reader.peek('modified');
  return typeof given === 'string' && /^R\d*\/P/.test(given) ? undefined : dateField(reader, 'modified');
};

/** Returns the landing page: an address (1.1) or a `Document` with one (3.0). */
const landingPageOf = (reader: RecordReader): string | undefined => {
  const given = firstOf(reader.peek('landingPage'));
  if (!isJsonObject(given)) return reader.url('landingPage');
  const inner = new RecordReader(given, reader.findings, 'landingPage.');
  return inner.url('accessURL') ?? inner.url('@id');
};
