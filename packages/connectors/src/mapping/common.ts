import { cutText, normalized, type License, type MappedDataset } from '@moisson/contracts';
import { readDate } from './dates.ts';
import type { RecordReader } from './record-reader.ts';
import { webUrl } from './urls.ts';
import { frequencyUri, readLicense, themeSlug } from './vocabularies.ts';

/** An object without its undefined members, typed as if they had never been there. */
export const compact = <T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } => {
  const result: Partial<T> = {};
  for (const name of Object.keys(object) as (keyof T)[]) if (object[name] !== undefined) result[name] = object[name];
  return result as { [K in keyof T]: Exclude<T[K], undefined> };
};

/** The dates named, the first that can be read; an unreadable one is a finding and stays among the rest. */
export const dateField = (reader: RecordReader, ...names: readonly string[]): string | undefined => {
  let found: string | undefined;
  for (const name of names) {
    const value = reader.peek(name);
    if (value === undefined || value === null || value === '') {
      reader.use(name);
      continue;
    }
    const date = readDate(value);
    if (date === undefined) reader.note('field.date-unreadable', name, value);
    else if (found === undefined) {
      found = date;
      reader.use(name);
    }
  }
  return found;
};

export const licenseField = (
  reader: RecordReader,
  given: { id?: string | undefined; url?: string | undefined; text?: string | undefined },
): License | undefined => {
  const url = given.url === undefined ? undefined : webUrl(given.url);
  if (given.url !== undefined && url === undefined) reader.note('field.url-refused', 'license', given.url);
  const reading = readLicense(compact({ ...given, url }));
  if (reading === undefined || /^(no license provided|notspecified)$/i.test(reading.license.original)) {
    reader.note('field.license-missing', 'license');
    return undefined;
  }
  if (!reading.known) reader.note('field.license-unknown', 'license', reading.license.original);
  else if (!reading.open) reader.note('field.license-not-open', 'license', reading.license.id);
  return reading.license;
};

export const frequencyField = (reader: RecordReader, name: string): string | undefined => {
  const given = reader.text(name, 100);
  if (given === undefined) return undefined;
  const uri = frequencyUri(given);
  if (uri === undefined) {
    reader.note('field.frequency-unknown', name, given);
    return 'http://publications.europa.eu/resource/authority/frequency/UNKNOWN';
  }
  return uri;
};

/** The themes that have an equivalent; the others are findings. */
export const themeField = (reader: RecordReader, given: readonly string[], field: string): string[] => {
  const slugs = new Set<string>();
  for (const theme of given) {
    const slug = themeSlug(theme);
    if (slug === undefined) reader.note('field.theme-unmapped', field, theme);
    else slugs.add(slug);
  }
  return [...slugs].sort();
};

export const titleField = (reader: RecordReader, title: string | undefined, key: string): string => {
  if (title === undefined) reader.note('field.title-missing', 'title');
  return title ?? key;
};

/** A bounding box `[w, s, e, n]` if it is one on this earth. */
export const bboxOf = (numbers: readonly number[]): [number, number, number, number] | undefined => {
  const [west, south, east, north] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return undefined;
  if (Math.abs(west!) > 180 || Math.abs(east!) > 180 || Math.abs(south!) > 90 || Math.abs(north!) > 90)
    return undefined;
  return south! <= north! ? [west!, south!, east!, north!] : undefined;
};

/** The box around points, if it is one on this earth. At least one point; there may be more than a call has room for. */
export const boxAround = (xs: readonly number[], ys: readonly number[]): ReturnType<typeof bboxOf> => {
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  return bboxOf([least(xs), least(ys), most(xs), most(ys)]);
};

/** French when the source does not say otherwise: the sources of Québec write French. */
export const langText = (text: string, language: readonly string[] | undefined): MappedDataset['title'] =>
  language?.length === 1 && language[0] === 'en' ? { en: text } : { fr: text };

/** The organization that a publisher's name stands for, its slug made of the name; nothing where no letter is left. */
export const organizationNamed = (name: string): MappedDataset['organization'] => {
  const shown = cutText(name, 300);
  const id = normalized(shown, 'NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? undefined : { id: id.slice(0, 100), name: shown };
};
