import type { Dataset } from '@moisson/contracts';
import { anyLanguage } from '@moisson/kernel';
import { fold } from '../text/analyse.ts';
import { ownText } from '../text/own-text.ts';
import { boostOf } from './boost.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { indexedFacets, type IndexedFacet } from './indexed-facets.ts';
import { indexedText, type IndexedText } from './indexed-text.ts';

/** All that an index holds of a dataset. */
export interface IndexedDataset {
  readonly text: IndexedText;
  readonly facets: readonly IndexedFacet[];
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  /** Milliseconds since 1970. */
  readonly firstSeenAt: number;
  /** The number of its records. */
  readonly records: number;
  readonly boost: number;
  readonly titleKey: string;
  readonly coverage: Coverage;
}

export const indexedDataset = (dataset: Dataset): IndexedDataset => ({
  text: indexedText(dataset),
  facets: indexedFacets(dataset),
  changedAt: Date.parse(dataset.changedAt),
  firstSeenAt: Date.parse(dataset.firstSeenAt),
  records: dataset.records.length,
  boost: boostOf(dataset),
  titleKey: titleKey(anyLanguage(dataset.title)),
  coverage: coverageOf(dataset),
});

/** Letters of a title by which titles are sorted: more would cost memory for each dataset. */
const MAX_TITLE_KEY = 40;

/** Returns what titles are sorted by: without case, accents, or signs before the first letter or digit. */
const titleKey = (title: string): string =>
  ownText(
    fold(title.slice(0, 4 * MAX_TITLE_KEY))
      .replace(/^[^\p{L}\p{N}]+/u, '')
      .slice(0, MAX_TITLE_KEY),
  );
