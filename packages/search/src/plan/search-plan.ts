import type { SearchSort } from '@moisson/domain';
import type { PlannedCondition } from './plan-condition.ts';
import type { PointTable } from './points.ts';

/** A word of a query, ready for an engine. It matches a dataset that is indexed under any of its tokens. */
export interface PlannedWord {
  /** As it was searched for: folded. */
  readonly word: string;
  /** Tokens of the word itself. */
  readonly own: readonly string[];
  /** Tokens of related terms, which count less. */
  readonly related: readonly string[];
  /** Whether it says where, when or in what form, and not about what. */
  readonly isContext: boolean;
  /** The points that a token of each kind gives, by the set of fields that hold it. */
  readonly points: { readonly own: PointTable; readonly related: PointTable };
}

/** What must not be found: a word, or a phrase. */
export interface Excluded {
  /** For each word, its tokens: any of them matches it. */
  readonly words: readonly (readonly string[])[];
  readonly pairs: readonly string[];
}

/** A word of the query that no dataset holds, and the word that was searched for in its place. */
export interface Correction {
  readonly written: string;
  readonly searched: string;
}

/**
 * A query as every engine runs it. The points of a dataset are the sum, over the words, of the largest number of points that a token of the
 * word gives (zero if none matches), plus the dataset's own boost (`boostOf`). All are whole numbers below 2^24: every engine adds them
 * exactly, also in 32-bit floats.
 */
export interface SearchPlan {
  /** The query has text, but no word to search for: it finds nothing. */
  readonly hasNoWord: boolean;
  /** All must match. None: every dataset matches. */
  readonly words: readonly PlannedWord[];
  /** They only add points. */
  readonly weak: readonly PlannedWord[];
  /** Adjacent words of phrases (`pairOf`): a dataset must hold all of them, unless the query is widened. */
  readonly pairs: readonly string[];
  readonly excluded: readonly Excluded[];
  readonly corrected: readonly Correction[];
  /** What must hold besides. */
  readonly where?: PlannedCondition;
  readonly mayWiden: boolean;
  readonly sort: SearchSort;
}

/** Where fewer datasets hold all words, those that hold some of them follow: one page in all. */
export const FEW = 10;

/**
 * Added, in a widened answer, for a dataset with all its words, and again for one that the query itself finds: these come before the others.
 */
export const ALL_WORDS = 1_000_000;

/**
 * Returns the words of a widened answer: a dataset must hold one of them. Words that say where, when or in what form are optional then, unless
 * there are no others: "parcs Trois-Rivières" is widened to other parks, not to the hockey rinks of Trois-Rivières.
 */
export const widenedWords = ({
  words,
  weak,
}: Pick<SearchPlan, 'words' | 'weak'>): Pick<SearchPlan, 'words' | 'weak'> => {
  const about = words.filter(({ isContext }) => !isContext);
  if (about.length === 0 || about.length === words.length) return { words, weak };
  return { words: about, weak: [...words.filter(({ isContext }) => isContext).map(lessened), ...weak] };
};

/** The share of its points that an optional word of context keeps: a rare place must not outweigh what is looked for. */
const CONTEXT_SHARE = 0.25;
const lessened = (word: PlannedWord): PlannedWord => {
  const less = (table: PointTable): PointTable => table.map((points) => Math.round(CONTEXT_SHARE * points));
  return { ...word, points: { own: less(word.points.own), related: less(word.points.related) } };
};

/** Whether an answer with this many datasets that hold all words is widened to those that hold some of them. */
export const isWidened = (
  { words, pairs, mayWiden }: Pick<SearchPlan, 'words' | 'pairs' | 'mayWiden'>,
  exact: number,
): boolean => mayWiden && exact < FEW && (words.length > 1 || pairs.length > 0);
