import { addressText, isLikeAnAddress } from './address-text.ts';
import { organizationsMeant, type NamedOrganization } from './organization-names.ts';
import { stems, words } from './analyse.ts';
import { weakWords } from './stop-words.ts';

/** Number of words of a query that are used; further words are ignored. */
const MAX_QUERY_WORDS = 24;

export interface QueryWord {
  /** The word matches if any of these tokens does. */
  readonly tokens: readonly string[];
  /**
   * Whether it may also match in an address of the dataset. Most words may not: words in addresses say little about the
   * content.
   */
  readonly inAddresses: boolean;
}

export interface ParsedQuery {
  /** All of these must match. */
  readonly words: readonly QueryWord[];
  /** These need not match, but raise the score. */
  readonly weak: readonly QueryWord[];
}

interface MetWord {
  readonly word: string;
  readonly inAddresses: boolean;
  readonly isWeak: boolean;
}

/**
 * Parses a query. All words must match, in any field; each word matches by any of its stems, or by an organization that
 * has it as a name. A weak word between spaces ("est", "or", "sans") is more often grammar than a search word: it only
 * raises the score, unless the query has no other words. The text has no operators. The result may have no words.
 */
export const parseQuery = (text: string, organizations: readonly NamedOrganization[] = []): ParsedQuery => {
  const met = text.slice(0, 1000).split(/\s+/).flatMap(wordsOf);
  const meant = organizationsMeant(
    met.map(({ word }) => word),
    organizations,
  );
  const distinct = new Map<string, MetWord>();
  for (const one of met) {
    const before = distinct.get(one.word) ?? one;
    distinct.set(one.word, {
      word: one.word,
      inAddresses: before.inAddresses && one.inAddresses,
      isWeak: before.isWeak && one.isWeak,
    });
  }
  const all = [...distinct.values()].slice(0, MAX_QUERY_WORDS);
  const isWeak = (one: MetWord): boolean => one.isWeak && !meant.has(one.word);
  const toWord = ({ word, inAddresses }: MetWord): QueryWord => ({
    tokens: [...stems(word), ...(meant.get(word) ?? [])],
    inAddresses,
  });
  const strong = all.filter((one) => !isWeak(one));
  return strong.length === 0
    ? { words: all.map(toWord), weak: [] }
    : { words: strong.map(toWord), weak: all.filter(isWeak).map(toWord) };
};

/**
 * Returns the words of a term between spaces. A weak word that is part of a name (Val-d’Or, sans-abri, l’Est) counts as
 * an ordinary word.
 */
const wordsOf = (term: string): readonly MetWord[] => {
  const inAddresses = isLikeAnAddress(term);
  const isName = inAddresses || PART_OF_A_NAME.test(term);
  return words(inAddresses ? addressText(term) : term).map((word) => ({
    word,
    inAddresses,
    isWeak: !isName && weakWords.has(word),
  }));
};
const PART_OF_A_NAME = /-|[.&]\p{L}|^[ld]['’]/iu;
