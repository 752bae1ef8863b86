import { type License, type MappedDataset } from '@moisson/contracts';
import { cutText, normalized, type LangText } from '@moisson/kernel';
import type { Json, JsonObject } from '@moisson/domain';
import { foldedWords, formatNamed, frequencyUri, themeSlug, UNKNOWN_FREQUENCY } from '@moisson/vocabularies';
import { emailOf, webUrl } from './addresses.ts';
import { readDateValue } from './dates.ts';
import { languageCodes } from './languages.ts';
import { readLicence, type GivenLicence } from './licences.ts';
import { readPeriod, type PeriodReading } from './periods.ts';
import { readPlace } from './places.ts';
import type { RecordReader } from './record-reader.ts';

/** Returns the object without its undefined members; its type then has no undefined either. */
export const compact = <T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } => {
  const result: Partial<T> = {};
  for (const name of Object.keys(object) as (keyof T)[]) if (object[name] !== undefined) result[name] = object[name];
  return result as { [K in keyof T]: Exclude<T[K], undefined> };
};

/** Returns the first readable date of these fields. An unreadable one is a finding and stays in the extras. */
export const dateField = (reader: RecordReader, ...names: readonly string[]): string | undefined => {
  let found: string | undefined;
  for (const name of names) {
    const value = reader.peek(name);
    if (value === undefined || value === null || value === '') {
      reader.use(name);
      continue;
    }
    const reading = readDateValue(value);
    if (reading === undefined) reader.note('field.date-unreadable', name, value);
    else if ('placeholder' in reading) reader.note('field.date-placeholder', name, value);
    else if (found === undefined) {
      found = reading.date;
      reader.use(name);
    }
  }
  return found;
};

/** Returns a field's period. A faulty one is a finding and stays in the extras. */
export const periodField = (reader: RecordReader, name: string): MappedDataset['temporal'] => {
  const value = reader.peek(name);
  if (value === undefined || value === null || value === '') {
    reader.use(name);
    return undefined;
  }
  const period = notedPeriod(reader, name, readPeriod(value), value);
  if (period !== undefined) reader.use(name);
  return period;
};

/** Returns the period, or notes a finding and returns undefined. */
export const notedPeriod = (
  reader: RecordReader,
  name: string,
  reading: PeriodReading,
  seen: unknown,
): MappedDataset['temporal'] => {
  if (!('fault' in reading)) return reading;
  reader.note(reading.fault === 'inverted' ? 'field.dates-inverted' : 'field.date-unreadable', name, seen);
  return undefined;
};

/** Returns the place in a field's value; faults become findings. */
export const placeOf = (reader: RecordReader, name: string, value: Json | undefined): MappedDataset['spatial'] => {
  if (value === undefined || value === null || value === '') return undefined;
  const { bbox, label, fault, swapped } = readPlace(value);
  if (fault !== undefined)
    reader.note(fault === 'ambiguous' ? 'field.spatial-ambiguous' : 'field.spatial-invalid', name, value);
  if (swapped) reader.note('field.spatial-swapped', name, value);
  if (bbox === undefined && label === undefined) return undefined;
  return compact({ label, bbox: bbox === undefined ? undefined : ([...bbox] as [number, number, number, number]) });
};

export const licenseField = (reader: RecordReader, given: GivenLicence): License | undefined => {
  const url = given.url === undefined ? undefined : webUrl(given.url);
  if (given.url !== undefined && url === undefined && given.title !== undefined)
    reader.note('field.url-refused', 'license', given.url);
  // Text in the address field is treated as a title.
  const title = given.title ?? (url === undefined ? given.url : undefined);
  const reading = readLicence({ id: given.id, url, title });
  if (reading === undefined) {
    reader.note('field.license-missing', 'license');
    return undefined;
  }
  const { license } = reading;
  if (reading.contradictory)
    reader.note(
      'field.license-contradictory',
      'license',
      [given.id, given.url, given.title].filter((text) => text !== undefined).join(' | '),
    );
  if (!reading.known) reader.note('field.license-unknown', 'license', license.original);
  else if (!reading.open) reader.note('field.license-not-open', 'license', license.id);
  if (reading.versionless) reader.note('field.license-versionless', 'license', license.original);
  return license;
};

/** Returns the URI of an update frequency. An unknown one is a finding, and its URI is UNKNOWN. */
export const frequencyField = (reader: RecordReader, name: string): string | undefined => {
  const given = reader.line(name, 300);
  if (given === undefined) return undefined;
  const uri = frequencyUri(given);
  if (uri === undefined) reader.note('field.frequency-unknown', name, given);
  return uri ?? UNKNOWN_FREQUENCY;
};

/** Returns the slugs of known themes; each unknown theme is a finding. */
export const themeField = (reader: RecordReader, given: readonly string[], field: string): string[] => {
  const slugs = new Set<string>();
  for (const theme of given) {
    const slug = themeSlug(theme);
    if (slug === undefined) reader.note('field.theme-unmapped', field, theme);
    else slugs.add(slug);
  }
  return [...slugs].sort();
};

/** Returns the distinct keywords, sorted so that their order is stable. */
export const keywordsOf = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].sort();

/** Returns the languages that a record declares. */
export const languagesField = (reader: RecordReader): string[] | undefined => {
  const codes = [...new Set(reader.labels('language', 300).flatMap(languageCodes))];
  return codes.length === 0 ? undefined : codes;
};

export interface NamedTexts {
  readonly title: LangText;
  readonly description: LangText | undefined;
}

/**
 * Returns a record's title and description by language. `fallback` replaces a missing title. If the few words of the
 * title do not show its language, that of the description is used.
 */
export const textFields = (
  reader: RecordReader,
  names: { readonly titles: readonly string[]; readonly descriptions: readonly string[] },
  languages: readonly string[] | undefined,
  fallback: string,
): NamedTexts => {
  const declared = languages?.length === 1 ? languages[0] : undefined;
  const description = firstOf(names.descriptions, (name) =>
    reader.texts(name, { kind: 'block', max: 100_000, declared }),
  );
  const around = description === undefined ? undefined : Object.keys(description)[0];
  const title = firstOf(names.titles, (name) => reader.texts(name, { kind: 'line', max: 1000, declared, around }));
  if (title === undefined) reader.note('field.title-missing', names.titles[0]);
  if (description === undefined) reader.note('field.description-missing', names.descriptions[0]);
  return { title: title ?? { fr: fallback }, description };
};

const firstOf = <T>(names: readonly string[], read: (name: string) => T | undefined): T | undefined => {
  for (const name of names) {
    const found = read(name);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Returns the media type of a format; for a packed one, that of the archive. */
export const mediaTypeOf = (format: string | undefined): string | undefined => {
  const named = format === undefined ? undefined : formatNamed(format);
  return named?.packed === true ? 'application/zip' : named?.mediaType;
};

/** Returns a contact with a name and, if it is valid, an e-mail address. */
export const contactOf = (name: string | undefined, email: string | undefined): MappedDataset['contactPoint'] => {
  const contact = compact({ name, email: email === undefined ? undefined : emailOf(email) });
  return Object.keys(contact).length === 0 ? undefined : contact;
};

/** Access levels in the words of DCAT-US, by the words of DCAT-US, the EU's table and Données Québec's inventory. */
const ACCESS = new Map([
  ['public', 'public'],
  ['open', 'public'],
  ['ouvert', 'public'],
  ['restricted public', 'restricted public'],
  ['restricted', 'restricted public'],
  ['restreint', 'restricted public'],
  ['non public', 'non-public'],
  ['private', 'non-public'],
  ['ferme', 'non-public'],
]);

/** Returns the first access level of these fields, in the words of DCAT-US if it is known, else as given. */
export const accessField = (reader: RecordReader, ...names: readonly string[]): string | undefined => {
  const given = firstOf(names, (name) => reader.text(name, 200));
  if (given === undefined) return undefined;
  const last = given.split(/[/#]/).at(-1)!;
  return ACCESS.get(foldedWords(last)) ?? given;
};

/**
 * Returns an organization for a publisher's name, with a slug derived from the name; undefined if the slug would be
 * empty.
 */
export const organizationNamed = (name: string): MappedDataset['organization'] => {
  const id = normalized(name, 'NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? undefined : { id: id.slice(0, 100), name: cutText(name, 300) };
};

/** Returns a value of an `extras` list (`[{key, value}]`), or undefined. */
export const extraNamed = (extras: readonly JsonObject[], key: string): Json | undefined =>
  extras.find((extra) => extra.key === key)?.value;
