import { recordId, type Dataset } from '@moisson/contracts';
import { addressParts } from '../text/address-text.ts';
import { analyseText, stems, tokens } from '../text/analyse.ts';
import { organizationTokens } from '../text/organization-names.ts';
import { pairsOf } from '../text/pairs.ts';
import { knownPlaces, markNames } from '../text/place-names.ts';
import { addRelatedTokens } from '../text/related.ts';
import type { FieldName } from './fields.ts';

/** The words of a dataset, as they are indexed. */
export interface IndexedText {
  /** The tokens of each field. */
  readonly tokens: Readonly<Record<FieldName, Iterable<string>>>;
  /** Adjacent words of its texts: see `pairsOf`. */
  readonly pairs: readonly string[];
  /** The distinct words of its titles and keywords. */
  readonly vocabulary: ReadonlySet<string>;
}

export const indexedText = (dataset: Dataset): IndexedText => {
  const { organization } = dataset;
  const files = dataset.distribution.slice(0, MAX_FILES);
  const addresses = addressParts(
    [
      dataset.landingPage,
      ...files.flatMap(({ accessURL, downloadURL, address }) => [accessURL, downloadURL, address]),
    ].filter((address) => address !== undefined),
  );
  const title = analysed(Object.values(dataset.title));
  const keyword = analysed(dataset.keyword);
  const context = analysed([...dataset.theme, organization?.name, organization?.id]);
  // Words of the publisher's name and of places count as keywords in a title too: else "rivières" would rank every title with Trois-Rivières
  // first, and "parks" every one with Greenfield Park.
  const places = new Set([...tokens(organization?.name ?? ''), ...title.texts.flatMap(placeTokens)]);
  const body = analysed([
    ...Object.values(dataset.description ?? {}),
    ...files.flatMap((file) => [file.title, file.description, file.format]),
    ...addresses.files,
    dataset.spatial?.label,
    ...dataset.identifier,
  ]);
  return {
    tokens: {
      title: [...title.tokens].filter((token) => !places.has(token)),
      keyword: [
        ...places,
        ...keyword.tokens,
        ...context.tokens,
        ...organizationTokens(dataset),
        ...[...title.tokens].filter((token) => places.has(token)).map(placeInTitleToken),
        ...distinctKeywords(dataset).map(keywordToken),
        ...dataset.distribution.slice(0, MAX_FILE_IDS).flatMap(({ id }) => (id === undefined ? [] : [fileToken(id)])),
        ...dataset.records.map(({ sourceId, recordKey }) => recordToken(recordId(sourceId, recordKey))),
      ],
      body: body.tokens,
      address: tokens(addresses.all.join(' ')),
    },
    pairs: [...new Set([...title.texts, ...keyword.texts, ...context.texts, ...body.texts].flatMap(pairsOf))],
    vocabulary: new Set([...title.texts, ...keyword.texts].flat()),
  };
};

/** Returns the tokens of the names of places in a title, unless the title is nothing else. */
const placeTokens = (title: readonly string[]): readonly string[] => {
  const marks = title.map(() => false);
  markNames(title, knownPlaces(), marks);
  if (!marks.includes(true)) return [];
  const others = new Set(title.filter((_, at) => !marks[at]).flatMap(stems));
  if (others.size === 0) return [];
  return title
    .filter((_, at) => marks[at])
    .flatMap(stems)
    .filter((token) => !others.has(token));
};

/** Number of files of a dataset that are indexed. */
const MAX_FILES = 100;
/** Number of files that are found by their id. */
const MAX_FILE_IDS = 500;
/** Number of keywords of a dataset that are found and counted as a whole. */
const MAX_KEYWORDS = 100;
/** Number of words of a field that are indexed. */
const MAX_WORDS = 5000;

/** Returns the tokens of some texts, those of the related terms in them, and the words of each text. */
const analysed = (
  texts: readonly (string | undefined)[],
): { readonly tokens: ReadonlySet<string>; readonly texts: readonly (readonly string[])[] } => {
  const all = new Set<string>();
  const found: (readonly string[])[] = [];
  let count = 0;
  for (const text of texts) {
    if (text === undefined || count >= MAX_WORDS) continue;
    const { words, tokens } = analyseText(text);
    for (const token of tokens) all.add(token);
    addRelatedTokens(words, all);
    found.push(words);
    count += words.length;
  }
  return { tokens: all, texts: found };
};

/** Characters of a keyword, and of the id of a file, by which they are found. */
const MAX_NAME = 200;

/** Returns the token that leads from a record to its dataset. It contains a sign that no word contains, as those below do. */
export const recordToken = (id: string): string => `=${id}`;
const foldedKeyword = (keyword: string): string => keyword.toLowerCase().slice(0, MAX_NAME);
/** Returns the keywords of a dataset as they are found and counted as a whole. */
export const distinctKeywords = ({ keyword }: Pick<Dataset, 'keyword'>): readonly string[] => [
  ...new Set(keyword.slice(0, MAX_KEYWORDS).map(foldedKeyword)),
];
/** Returns the token of a whole keyword, whatever its case. */
export const keywordToken = (keyword: string): string => `#${foldedKeyword(keyword)}`;
/** Returns the token of the id of a file (`Distribution.id`). */
export const fileToken = (id: string): string => `@${id.toLowerCase().slice(0, MAX_NAME)}`;
/** Returns the token of a word that stands in a title as the name of a place, and therefore counts as a keyword. */
export const placeInTitleToken = (token: string): string => `^${token}`;
