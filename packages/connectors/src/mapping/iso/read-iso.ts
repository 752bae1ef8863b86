import { childNamed, childrenNamed, elementsAt, elementsOf, textOf, type XmlElement } from '@moisson/formats';
import type { Described } from '../xml/described.ts';
import { ElementReader } from '../xml/element-reader.ts';
import { readCitation } from './citation.ts';
import { readConstraints } from './constraints.ts';
import { readDistributions } from './distributions.ts';
import { readExtent } from './extent.ts';
import { fileIdentifierOf, resourceTypeOf } from './identity.ts';
import { codeIn, isoLine, isoText, localesOf } from './iso-text.ts';
import { readKeywords } from './keywords.ts';
import { readParties } from './parties.ts';

/**
 * Reads a record of ISO 19115: in the encoding of ISO 19139 (`gmd:MD_Metadata`) or of ISO 19115-3 (`mdb:MD_Metadata`), whose
 * local names are the same for most fields. Only the first identification is read.
 */
export const readIso = (record: XmlElement): { described: Described; reader: ElementReader } => {
  const reader = new ElementReader(record);
  const locales = localesOf(record);
  const [identification] = childrenNamed(record, 'identificationInfo').flatMap(elementsOf);
  const citation = identification && elementsAt(identification, 'citation', 'CI_Citation')[0];
  const frequency = identification && codeIn(frequencyIn(reader, identification));
  const cited = readCitation(reader, citation, locales);
  const described: Described = {
    resourceType: resourceTypeOf(record),
    textLanguage: locales.main,
    ...cited,
    description: isoText(reader, identification && childNamed(identification, 'abstract'), locales),
    ...readParties(reader, { identification, citation }, locales),
    ...readKeywords(reader, identification, locales),
    ...readConstraints(reader, identification),
    frequency: frequency === 'unknown' ? undefined : frequency,
    ...readExtent(reader, identification, locales),
    landingPage: landingPageOf(reader),
    languages: languagesOf(identification),
    identifiers: [fileIdentifierOf(record) ?? [], cited.identifiers ?? []].flat(),
    files: readDistributions(reader, locales),
  };
  useFormal(reader, record, identification);
  return { described, reader };
};

const frequencyIn = (reader: ElementReader, identification: XmlElement): XmlElement | undefined => {
  const [found] = reader.at(
    'resourceMaintenance/MD_MaintenanceInformation/maintenanceAndUpdateFrequency',
    identification,
  );
  if (found !== undefined) reader.use(found);
  return found;
};

/** The page of the record: `metadataLinkage` of ISO 19115-3, or `dataSetURI` of ISO 19139. */
const landingPageOf = (reader: ElementReader): string | undefined => {
  const linkage = isoLine(reader, reader.at('metadataLinkage/CI_OnlineResource/linkage')[0]);
  const uri = reader.at('dataSetURI')[0];
  if (linkage !== undefined || uri === undefined) return linkage;
  return /^https?:\/\//i.test(textOf(uri).trim()) ? isoLine(reader, uri) : undefined;
};

/** The languages of the data: `language`, or in ISO 19115-3 the locales of the identification. */
const languagesOf = (identification: XmlElement | undefined): string[] => {
  if (identification === undefined) return [];
  const locales = ['defaultLocale', 'otherLocale'].flatMap((name) =>
    elementsAt(identification, name, 'PT_Locale', 'language'),
  );
  return [...childrenNamed(identification, 'language'), ...locales]
    .slice(0, 50)
    .flatMap((language) => codeIn(language)?.split(';', 1) ?? []);
};

/** Marks what describes the record itself as read: its identifier, its languages, its date, which is volatile. */
const useFormal = (reader: ElementReader, record: XmlElement, identification: XmlElement | undefined): void => {
  const names = [
    'fileIdentifier',
    'metadataIdentifier',
    'language',
    'locale',
    'defaultLocale',
    'otherLocale',
    'characterSet',
    'dateStamp',
    'dateInfo',
  ];
  for (const name of [...names, 'hierarchyLevel', 'metadataScope']) reader.use(...childrenNamed(record, name));
  if (identification === undefined) return;
  for (const name of ['language', 'defaultLocale', 'otherLocale']) reader.use(...childrenNamed(identification, name));
};
