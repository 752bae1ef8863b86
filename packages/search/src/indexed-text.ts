import type { Dataset, LangText } from '@moisson/contracts';
import { tokens } from './analyse.ts';

/** The tokens of a dataset by search field. The index holds exactly these. */
export interface IndexedText {
  readonly title: readonly string[];
  readonly keyword: readonly string[];
  readonly body: readonly string[];
}

/** What one matching word of a query adds to a dataset's score, by the field it stands in. */
export const fieldWeights: Readonly<Record<keyof IndexedText, number>> = { title: 4, keyword: 2, body: 1 };

/** Each field of the text, as a bit of a posting. */
export const FIELDS = (Object.keys(fieldWeights) as (keyof IndexedText)[]).map(
  (field, at) => [field, 1 << at] as const,
);

export const indexedText = (dataset: Dataset): IndexedText => ({
  title: tokens(join(dataset.title)),
  keyword: tokens([...dataset.keyword, ...dataset.theme, dataset.organization?.name ?? ''].join(' ')),
  body: tokens(
    [
      join(dataset.description ?? {}),
      ...dataset.distribution.slice(0, 100).flatMap(({ title, description, format }) => [title, description, format]),
      dataset.spatial?.label,
      ...dataset.identifier,
    ].join(' '),
  ),
});

const join = (text: LangText): string => Object.values(text).join(' ');
