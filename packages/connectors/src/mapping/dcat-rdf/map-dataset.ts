import type { MappedDataset, RecordKey, Source } from '@moisson/contracts';
import type { Json, JsonObject, MappedRecord } from '@moisson/domain';
import { anyLanguage } from '@moisson/kernel';
import { frequencyUri } from '@moisson/vocabularies';
import { compact, frequencyField } from '../common.ts';
import { languageCodes } from '../languages.ts';
import { RecordReader } from '../record-reader.ts';
import { contactPointOf, organizationOf } from './agents.ts';
import { linksOf } from './dataset-links.ts';
import { dateIn } from './dates.ts';
import { distributionsOf } from './distributions.ts';
import { identifierField } from './identifiers.ts';
import { accessLevelOf, commonLicence, licenceOf } from './licences.ts';
import { periodIn } from './periods.ts';
import { placeIn } from './places.ts';
import { hasMore, idOf, NAMES, namesOf, textsOf, propertyOf, valuesOf } from './rdf-values.ts';
import { shortNode } from './short-node.ts';
import { textsOfDataset } from './texts.ts';
import { keywordsIn, themesOf } from './themes.ts';

/**
 * Maps a dataset of an RDF graph in the form of `datasetTree` (DCAT 1 to 3, DCAT-AP, GeoDCAT-AP). Total on any JSON object.
 * What no field holds is among the extras, under its short name (`dct:provenance`).
 */
export const mapDataset = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const reader = new RecordReader(shortNode(record));
  reader.use('@id');
  if (JSON.stringify(reader.peek('@type')) === '["dcat:Dataset"]') reader.use('@type');
  const language = languagesOf(reader);
  const { title, description } = textsOfDataset(reader, language, key);
  const distribution = distributionsOf(reader);
  const license = licenceOf(reader) ?? commonLicence(distribution);
  if (license === undefined) reader.note('field.license-missing', 'dct:license');
  const landingPage = landingPageOf(reader);
  const dataset = compact({
    title,
    description,
    organization: organizationOf(reader, source),
    keyword: keywordsIn(reader),
    theme: themesOf(reader),
    license,
    accessLevel: accessLevelOf(reader),
    accrualPeriodicity: frequencyOf(reader),
    issued: dateIn(reader, ['dct:issued', 'dct:created', 'schema:datePublished'], 'first'),
    modified: dateIn(reader, ['dct:modified', 'dct:updated', 'schema:dateModified'], 'last'),
    spatial: placeIn(reader),
    temporal: periodIn(reader),
    landingPage,
    language,
    contactPoint: contactPointOf(reader),
    identifier: identifierField(reader, record, key),
    distribution,
    extras: reader.rest(),
  }) as MappedDataset;
  return {
    dataset,
    findings: reader.findings,
    ...linksOf({ record, key, source, title: anyLanguage(title), landingPage, distribution }),
  };
};

/** Returns the codes of `dct:language`: of the EU's and the Library of Congress's IRIs, of codes and of names. */
const languagesOf = (reader: RecordReader): string[] | undefined => {
  const { name, values } = valuesOf(reader, 'dct:language', 'dc:language', 'schema:inLanguage');
  const codes = values.map((value) => [idOf(value) ?? '', ...namesOf(value)].flatMap(languageCodes));
  if (codes.every((found) => found.length > 0)) reader.use(name);
  const distinct = [...new Set(codes.flat())];
  return distinct.length === 0 ? undefined : distinct;
};

/** Returns the first landing page that is a web address. */
const landingPageOf = (reader: RecordReader): string | undefined => {
  const { name, values } = valuesOf(reader, 'dcat:landingPage', 'schema:url');
  const [value] = values;
  const id = idOf(value);
  if (id === undefined) return undefined;
  const page = new RecordReader({ [name]: id }, reader.findings).url(name);
  if (page !== undefined && values.length === 1 && !hasMore(value)) reader.use(name);
  return page;
};

/** Units of a `time:DurationDescription` (OWL-Time §4.2.3), which Spanish catalogues use, as designators of ISO 8601. */
const UNITS = [
  ['time:years', 'P', 'Y'],
  ['time:months', 'P', 'M'],
  ['time:weeks', 'P', 'W'],
  ['time:days', 'P', 'D'],
  ['time:hours', 'PT', 'H'],
] as const;
const durationIn = (value: Json | undefined): string[] =>
  UNITS.flatMap(([unit, before, after]) => {
    const number = Number(textsOf(propertyOf(value, [unit]))[0]);
    return Number.isInteger(number) && number > 0 ? [`${before}${number}${after}`] : [];
  });

/** Returns the frequency: an IRI of some vocabulary, a word, an ISO 8601 duration, or the value or name of a node. */
const frequencyOf = (reader: RecordReader): string | undefined => {
  const { name, values } = valuesOf(reader, 'dct:accrualPeriodicity', 'schema:repeatFrequency');
  const words = values.flatMap((value) => [
    ...[idOf(value)].filter((id) => id !== undefined),
    ...namesOf(value),
    ...textsOf(propertyOf(value, ['rdf:value'])),
    ...durationIn(propertyOf(value, ['rdf:value']) ?? value),
  ]);
  const word = words.find((one) => frequencyUri(one) !== undefined) ?? words[0];
  if (word === undefined) return undefined;
  const uri = frequencyField(new RecordReader({ [name]: word }, reader.findings), name);
  if (values.length === 1 && frequencyUri(word) !== undefined && !hasMore(values[0], 'rdf:value', ...NAMES))
    reader.use(name);
  return uri;
};
