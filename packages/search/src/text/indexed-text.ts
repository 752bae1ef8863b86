import { recordId, type Dataset } from '@moisson/contracts';
import { type LangText } from '@moisson/kernel';
import { addressParts } from './address-text.ts';
import { analyseText, tokens } from './analyse.ts';
import { organizationTokens } from './organization-names.ts';
import { addRelatedTokens } from './related.ts';

/** The tokens of a dataset by search field: exactly the content of the index. */
export interface IndexedText {
  readonly title: readonly string[];
  readonly keyword: readonly string[];
  readonly body: readonly string[];
  /** Tokens of its addresses, which only match query words that look like an address. */
  readonly address: readonly string[];
}

/** The score that a matching word of a query adds, by field. */
export const fieldWeights: Readonly<Record<keyof IndexedText, number>> = { title: 4, keyword: 2, body: 1, address: 1 };

/** Each field with its bit in a posting. */
export const FIELDS = (Object.keys(fieldWeights) as (keyof IndexedText)[]).map(
  (field, at) => [field, 1 << at] as const,
);

/** The fields in which a plain word is searched. */
export const PLAIN_FIELDS = FIELDS.reduce((bits, [field, bit]) => (field === 'address' ? bits : bits | bit), 0);
export const ALL_FIELDS = FIELDS.reduce((bits, [, bit]) => bits | bit, 0);

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
  return {
    // Words of the publisher's name count as keywords in a title too: else "rivières" would rank every title with Trois-Rivières first.
    title: withRelated(join(dataset.title)).filter((token) => !publisher.has(token)),
    keyword: [
      ...withRelated([...dataset.keyword, ...dataset.theme, organization?.name, organization?.id].join(' ')),
      ...organizationTokens(dataset),
      ...dataset.records.map(({ sourceId, recordKey }) => recordToken(recordId(sourceId, recordKey))),
    ],
    body: withRelated(
      [
        join(dataset.description ?? {}),
        ...files.flatMap(({ title, description, format }) => [title, description, format]),
        ...addresses.files,
        dataset.spatial?.label,
        ...dataset.identifier,
      ].join(' '),
    ),
    address: tokens(addresses.all.join(' ')),
  };
};

/** Returns the tokens of a text, and those of the related terms in it. */
const withRelated = (text: string): readonly string[] => {
  const { tokens, words } = analyseText(text);
  addRelatedTokens(words, tokens);
  return [...tokens];
};

/** Number of files of a dataset that are indexed. */
const MAX_FILES = 100;

/** Returns the token that leads from a record to its dataset. It contains a sign that no word contains. */
export const recordToken = (id: string): string => `=${id}`;

const join = (text: LangText): string => Object.values(text).join(' ');
