import { recordId, type Dataset } from '@moisson/contracts';
import { addressParts } from '../text/address-text.ts';
import { analyseText, tokens } from '../text/analyse.ts';
import { organizationTokens } from '../text/organization-names.ts';
import { pairsOf } from '../text/pairs.ts';
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
  const publisher = new Set(tokens(organization?.name ?? ''));
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
  const body = analysed([
    ...Object.values(dataset.description ?? {}),
    ...files.flatMap((file) => [file.title, file.description, file.format]),
    ...addresses.files,
    dataset.spatial?.label,
    ...dataset.identifier,
  ]);
  return {
    tokens: {
      // Words of the publisher's name count as keywords in a title too: else "rivières" would rank every title with Trois-Rivières first.
      title: [...title.tokens].filter((token) => !publisher.has(token)),
      keyword: [
        ...keyword.tokens,
        ...context.tokens,
        ...organizationTokens(dataset),
        ...dataset.records.map(({ sourceId, recordKey }) => recordToken(recordId(sourceId, recordKey))),
      ],
      body: body.tokens,
      address: tokens(addresses.all.join(' ')),
    },
    pairs: [...new Set([...title.texts, ...keyword.texts, ...context.texts, ...body.texts].flatMap(pairsOf))],
    vocabulary: new Set([...title.texts, ...keyword.texts].flat()),
  };
};

/** Number of files of a dataset that are indexed. */
const MAX_FILES = 100;
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

/** Returns the token that leads from a record to its dataset. It contains a sign that no word contains. */
export const recordToken = (id: string): string => `=${id}`;
