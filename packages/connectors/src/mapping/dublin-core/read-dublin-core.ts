import type { XmlElement } from '@moisson/formats';
import { readDateValue } from '../dates.ts';
import type { Described } from '../xml/described.ts';
import { ElementReader, taggedText } from '../xml/element-reader.ts';
import { owsBox } from '../xml/ows-box.ts';
import { readCoverage } from './coverage.ts';
import { pageIn, readFiles } from './files.ts';
import { readRights } from './rights.ts';

export interface DublinCoreForm {
  /** What `dc:date` is: Dublin Core says only "a date in the lifecycle of the resource". */
  readonly dateIs: 'issued' | 'modified';
}

/**
 * Reads Dublin Core: the fifteen elements (`oai_dc:dc`, RFC 5013), and the DCMI terms that `csw:Record` (OGC 07-006 §10.2.5)
 * and qualified Dublin Core add. `record`: the element that contains them.
 */
export const readDublinCore = (
  record: XmlElement,
  { dateIs }: DublinCoreForm,
): { described: Described; reader: ElementReader } => {
  const reader = new ElementReader(record);
  const identifiers = reader.texts('identifier');
  const files = readFiles(reader);
  const dates = reader.texts('date');
  const issued = reader.text(['issued', 'available', 'dateSubmitted', 'created']);
  const modified = reader.text('modified');
  const unlabelled = earliest(dates);
  const page = identifiers.find(isWeb) ?? pageIn(reader);
  const subjects = reader.texts('subject');
  const described: Described = {
    resourceType: reader.text('type'),
    title: texts(reader, ['title']),
    description: texts(reader, ['abstract', 'description']),
    publisher: texts(reader, ['publisher']),
    keywords: subjects,
    themes: subjects,
    ...readRights(reader),
    frequency: reader.text('accrualPeriodicity'),
    issued: issued ?? (dateIs === 'issued' ? unlabelled : undefined),
    modified: modified ?? (dateIs === 'modified' ? unlabelled : undefined),
    ...readCoverage(reader, owsBox(reader)),
    landingPage: page ?? doiPage(identifiers),
    languages: reader.texts('language'),
    identifiers: identifiers.filter((one) => one !== page),
    files: files.length > 0 || page === undefined ? files : pageAsFile(page, reader.text('format')),
  };
  return { described, reader };
};

/** Returns the first element of the first of these names that has text, and its translations. Others of the name stay unread. */
const texts = (reader: ElementReader, names: readonly string[]): Described['title'] => {
  for (const name of names) {
    const given = reader.at(name).filter((element) => taggedText(element)['@value'] !== '');
    const languages = new Set<string>();
    const chosen = given.filter((element) => {
      const language = taggedText(element)['@language'] ?? '';
      return !languages.has(language) && languages.add(language);
    });
    if (chosen.length > 0) {
      reader.use(...chosen, ...sameTexts(reader, names, chosen));
      return chosen.map(taggedText);
    }
  }
  return undefined;
};

/** Returns the elements that say the same once more: `csw:Record` often repeats the abstract as description. */
const sameTexts = (reader: ElementReader, names: readonly string[], chosen: readonly XmlElement[]): XmlElement[] => {
  const said = new Set(chosen.map((element) => taggedText(element)['@value']));
  return names.flatMap((name) => reader.at(name)).filter((element) => said.has(taggedText(element)['@value']));
};

const isWeb = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

/** A DOI is an address once it is resolved (doi.org). */
const doiPage = (identifiers: readonly string[]): string | undefined => {
  const doi = identifiers
    .map((one) => /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(one)?.[1])
    .find((one) => one !== undefined);
  return doi === undefined ? undefined : `https://doi.org/${doi}`;
};

/** Repositories give several dates without saying which: deposit, release, publication. The dataset was issued by the first. */
const earliest = (dates: readonly string[]): string | undefined => {
  const read = dates.flatMap((text) => {
    const reading = readDateValue(text);
    return reading !== undefined && 'date' in reading ? [{ text, date: reading.date }] : [];
  });
  const [first, ...others] = read;
  return first === undefined ? dates[0] : others.reduce((a, b) => (b.date < a.date ? b : a), first).text;
};

/** A repository names no file: the page is where its files are. */
const pageAsFile = (url: string, format: string | undefined): Described['files'] => [
  { url, isDownload: false, ...(format === undefined ? {} : { format }) },
];
