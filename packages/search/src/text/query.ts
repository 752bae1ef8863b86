import { addressText, isLikeAnAddress } from './address-text.ts';
import { organizationsMeant, type NamedOrganization } from './organization-names.ts';
import { stems, words } from './analyse.ts';
import { weakWords } from './stop-words.ts';

/** Words of a query beyond this many are ignored. */
const MAX_QUERY_WORDS = 24;

/** A word of the query. */
export interface QueryWord {
  /** Any of these will do. */
  readonly tokens: readonly string[];
  /** Whether it may stand in an address of the dataset too: the words of an address say little of what is behind it. */
  readonly inAddresses: boolean;
}

export interface ParsedQuery {
  /** All of them must be found. */
  readonly words: readonly QueryWord[];
  /** They need not be found; what has them comes earlier. */
  readonly weak: readonly QueryWord[];
}

interface MetWord {
  readonly word: string;
  readonly inAddresses: boolean;
  readonly isWeak: boolean;
}

/**
 * The query language: all words must be found, in any field; each word by any of its stems, or by the organization that it is a name
 * of. A weak word between spaces ("est", "or", "sans") joins other words more often than it is looked for: it only brings what has it
 * forward, unless the query has no other. Nothing of the text is ever an operator. Without any word, there is none to search for.
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

/** What stands between two spaces. A weak word that is part of a name (Val-d’Or, sans-abri, l’Est) is as good as any. */
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
