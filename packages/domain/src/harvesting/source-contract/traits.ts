import { RecordTrait, type MappedDataset } from '@moisson/contracts';
import { anyLanguage } from '@moisson/kernel';
import { idSchemeOf } from './id-scheme.ts';

export const recordTraits = RecordTrait.options;

/** A licence that our vocabulary does not know: often a platform's filler, so neither its coming nor its going is judged. */
export const UNKNOWN = '?';

/** The values of one record for each trait; an empty text for a trait that it lacks. Only `language` may have several. */
export type TraitValues = Readonly<Record<RecordTrait, readonly string[]>>;

/** Changing the order or the meaning of the values needs another number. */
const VERSION = '1';
const MAX_VALUE = 60;
const MAX_LANGUAGES = 4;

/**
 * Returns the traits of a record as one short text, which its snapshot keeps: the record's part in what its feed usually
 * looks like. Sizes are logarithms to base 2, rounded, so that an edited description has the same traits.
 */
export const traitsOf = (dataset: MappedDataset, key: string): string => {
  const { title, description, license, organization, landingPage, distribution, language = [] } = dataset;
  const text = description === undefined ? '' : anyLanguage(description);
  const values: Record<RecordTrait, readonly string[]> = {
    id: [idSchemeOf(key)],
    licence: [license?.id ?? (license === undefined ? '' : UNKNOWN)],
    language: [...new Set([...Object.keys(title), ...language])].sort(),
    organization: [organization?.id ?? ''],
    page: [hostOf(landingPage)],
    host: [
      distribution.map(({ downloadURL, accessURL }) => hostOf(downloadURL ?? accessURL)).find((host) => host !== '') ??
        '',
    ],
    description: [sizeOf(text.length)],
    distributions: [sizeOf(distribution.length)],
    place: [flagOf(dataset.spatial)],
    frequency: [flagOf(dataset.accrualPeriodicity)],
    dates: [flagOf(dataset.modified ?? dataset.issued)],
    keywords: [flagOf(dataset.keyword[0])],
  };
  return [VERSION, ...recordTraits.map((trait) => values[trait].slice(0, MAX_LANGUAGES).map(clean).join('+'))].join(
    '|',
  );
};

/** Returns the values of a text that `traitsOf` made; undefined for one of another version. */
export const readTraits = (text: string): TraitValues | undefined => {
  const [version, ...fields] = text.split('|');
  if (version !== VERSION || fields.length !== recordTraits.length) return undefined;
  return Object.fromEntries(
    recordTraits.map((trait, at) => [trait, trait === 'language' ? fields[at]!.split('+') : [fields[at]!]]),
  ) as unknown as TraitValues;
};

const clean = (value: string): string =>
  value
    .slice(0, MAX_VALUE)
    .toWellFormed()
    .replace(/[|+\p{Cc}]/gu, ' ')
    .trim();

const sizeOf = (count: number): string => (count === 0 ? '' : String(Math.round(Math.log2(1 + count))));

const flagOf = (value: unknown): string => (value === undefined ? '' : 'x');

const hostOf = (address: string | undefined): string =>
  address === undefined ? '' : (URL.parse(address)?.host.replace(/^www\./, '') ?? '');
