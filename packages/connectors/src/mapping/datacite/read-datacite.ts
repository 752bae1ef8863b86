import { attributeOf, XML, type XmlElement } from '@moisson/formats';
import type { JsonObject } from '@moisson/domain';
import type { Described } from '../xml/described.ts';
import { ElementReader, taggedText } from '../xml/element-reader.ts';
import { readGeoLocation } from './geo-location.ts';
import { readRightsList } from './rights-list.ts';

/**
 * Reads a DataCite record (DataCite Metadata Schema 4.5; 3 has the same elements). `resource`: its root. The creators of a
 * dataset are persons, so they stay among the extras; the publisher is the organization.
 */
export const readDatacite = (resource: XmlElement): { described: Described; reader: ElementReader } => {
  const reader = new ElementReader(resource);
  const identifier = reader.at('identifier')[0];
  const id = reader.textOf(identifier);
  const isDoi = id !== undefined && /^10\.\d{4,9}\//.test(id);
  const others = reader.texts('alternateIdentifiers/alternateIdentifier');
  const subjects = reader.texts('subjects/subject');
  const [type] = reader.at('resourceType');
  const described: Described = {
    resourceType: (type && attributeOf(type, 'resourceTypeGeneral')) ?? reader.textOf(type),
    title: ofType(reader, 'titles/title', undefined, 'titleType'),
    description:
      ofType(reader, 'descriptions/description', 'Abstract', 'descriptionType') ??
      ofType(reader, 'descriptions/description', undefined, 'descriptionType'),
    publisher: reader.text('publisher'),
    keywords: subjects,
    themes: subjects,
    ...readRightsList(reader),
    issued: dateOf(reader, 'Issued') ?? dateOf(reader, 'Available') ?? reader.text('publicationYear'),
    modified: dateOf(reader, 'Updated'),
    temporal: dateOf(reader, 'Coverage') ?? dateOf(reader, 'Collected'),
    ...readGeoLocation(reader),
    landingPage: isDoi ? `https://doi.org/${id}` : id !== undefined && /^https?:\/\//i.test(id) ? id : undefined,
    languages: reader.texts('language'),
    identifiers: [...(id === undefined ? [] : [id]), ...others],
    files: isDoi ? filesOf(reader, `https://doi.org/${id}`) : [],
  };
  return { described, reader };
};

/**
 * Returns the texts of a type, by language: of the first that has the type, else (`type` undefined) of those without
 * one. Others stay unread.
 */
const ofType = (
  reader: ElementReader,
  path: string,
  type: string | undefined,
  attribute: string,
): Described['title'] => {
  const given = reader.at(path).filter((element) => taggedText(element)['@value'] !== '');
  const wanted = given.filter((element) => attributeOf(element, attribute) === type);
  // Without a title of its own, a dataset is known by another one.
  const chosen = wanted.length > 0 || type !== undefined ? wanted : given.slice(0, 1);
  const byLanguage = new Map([...chosen].reverse().map((element) => [attributeOf(element, 'lang', XML), element]));
  if (byLanguage.size === 0) return undefined;
  reader.use(...byLanguage.values());
  return [...byLanguage.values()].map((element): JsonObject => taggedText(element));
};

const dateOf = (reader: ElementReader, type: string): string | undefined => {
  const element = reader.at('dates/date').find((one) => attributeOf(one, 'dateType') === type);
  return reader.textOf(element);
};

/** DataCite names no file: the files are behind the DOI. Several formats say nothing about any one of them. */
const filesOf = (reader: ElementReader, url: string): Described['files'] => {
  const formats = reader.at('formats/format');
  const format = formats.length === 1 ? reader.textOf(formats[0]) : undefined;
  return [{ url, isDownload: false, ...(format === undefined ? {} : { format }) }];
};
