import { addressText, isLikeAnAddress } from '../text/address-text.ts';
import { organizationsMeant, type NamedOrganization } from '../text/organization-names.ts';
import { stems, words } from '../text/analyse.ts';
import { pairsOf } from '../text/pairs.ts';
import { relatedTokens } from '../text/related.ts';
import { areContext } from './context-words.ts';
import type { Excluded } from './search-plan.ts';
import { questionWords, weakWords } from '../text/stop-words.ts';

/** Number of words of a query that are used; further words are ignored. */
const MAX_QUERY_WORDS = 24;
/** Characters of a query beyond this many are ignored. */
const MAX_QUERY = 1000;

export interface QueryWord {
  /** As it is compared: folded. */
  readonly word: string;
  /** Any of these finds it. */
  readonly tokens: readonly string[];
  /** Of related terms: any of these finds it too, and counts less. */
  readonly related: readonly string[];
  /** The tokens of the word that it makes with those it is hyphenated with ("éco-centre": écocentre): they find it too. */
  readonly joined: readonly string[];
  /** Whether it says where, when or in what form, and not about what: see `areContext`. */
  readonly isContext: boolean;
  /** Whether it may stand in an address of the dataset too: the words of an address say little of what is behind it. */
  readonly inAddresses: boolean;
}

export interface ParsedQuery {
  /** All of these must match. */
  readonly words: readonly QueryWord[];
  /** They need not be found; datasets that hold them come earlier. */
  readonly weak: readonly QueryWord[];
  /** Adjacent words of the phrases in quotation marks: all must be found. */
  readonly pairs: readonly string[];
  /** None of them may be found: words and phrases behind a minus sign. */
  readonly excluded: readonly Excluded[];
}

interface MetWord {
  readonly word: string;
  readonly inAddresses: boolean;
  readonly isWeak: boolean;
  readonly joined?: string;
}

/**
 * The query language: all words must be found, in any field; each word by any of its stems, by a related term, or by the organization
 * that it is a name of. Words in quotation marks must follow each other, in one field. What is behind a minus sign, a word or a phrase, must
 * not be found (`vélo -bixi`). A weak word between spaces ("est", "or", "sans") joins other words more often than it is looked for: it only
 * adds points to datasets that hold it, unless the query has no other word. Nothing else in the text is an operator.
 */
export const parseQuery = (text: string, organizations: readonly NamedOrganization[] = []): ParsedQuery => {
  const parts = partsOf(text.slice(0, MAX_QUERY));
  const given = parts.filter(({ isExcluded }) => !isExcluded);
  const wanted = distinct(given.flatMap(({ terms, isPhrase }) => terms.flatMap((term) => wordsOf(term, isPhrase))));
  const folded = wanted.map(({ word }) => word);
  const meant = organizationsMeant(folded, organizations);
  const related = relatedTokens(folded);
  const context = areContext(folded, organizations);
  const all = wanted.slice(0, MAX_QUERY_WORDS).map((one, at) => ({
    isWeak: one.isWeak && !meant.has(one.word),
    query: {
      word: one.word,
      tokens: [...stems(one.word), ...(meant.get(one.word) ?? [])],
      related: related[at]!,
      isContext: context[at]!,
      joined: one.joined === undefined ? [] : stems(one.joined),
      inAddresses: one.inAddresses,
    },
  }));
  const strong = all.filter(({ isWeak }) => !isWeak);
  return {
    words: (strong.length === 0 ? all : strong).map(({ query }) => query),
    weak: strong.length === 0 ? [] : all.filter(({ isWeak }) => isWeak).map(({ query }) => query),
    pairs: [...new Set(given.filter(({ isPhrase }) => isPhrase).flatMap(pairsOfPhrase))].slice(0, MAX_QUERY_WORDS),
    excluded: parts
      .filter(({ isExcluded }) => isExcluded)
      .map((part) => ({
        words: part.terms.flatMap((term) => wordsOf(term, true)).map(({ word }) => stems(word)),
        pairs: part.isPhrase ? pairsOfPhrase(part) : [],
      }))
      .filter((one) => one.words.length > 0)
      .slice(0, MAX_QUERY_WORDS),
  };
};

/** A part of a query: a term between two spaces, or a phrase. */
interface Part {
  readonly terms: readonly string[];
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
}

/** Quotation marks of French, English and of keyboards, closed in any style. One that is not closed is read as a space. */
const PHRASE = /(?:^|(?<=\s))(-?)["«“]([^"«»“”]*)["»”]|(\S+)/gu;

const partsOf = (text: string): readonly Part[] =>
  [...text.matchAll(PHRASE)].map(([whole, minus, phrase]) =>
    phrase === undefined
      ? { terms: [whole], isPhrase: false, isExcluded: EXCLUSION.test(whole) }
      : { terms: phrase.split(/\s+/), isPhrase: true, isExcluded: minus === '-' },
  );

const pairsOfPhrase = ({ terms }: Part): readonly string[] =>
  pairsOf(terms.flatMap((term) => wordsOf(term, true)).map(({ word }) => word));

/** Each word once, where it stands first; weak, or of an address, only where it is so everywhere. */
const distinct = (met: readonly MetWord[]): readonly MetWord[] => {
  const byWord = new Map<string, MetWord>();
  for (const one of met) {
    const before = byWord.get(one.word) ?? one;
    byWord.set(one.word, {
      ...one,
      inAddresses: before.inAddresses && one.inAddresses,
      isWeak: before.isWeak && one.isWeak,
    });
  }
  return [...byWord.values()];
};

/** The words between two spaces. A weak word that is part of a phrase or of a name (Val-d’Or, sans-abri, l’Est) is as good as any. */
const wordsOf = (term: string, isPhrase: boolean): readonly MetWord[] => {
  const inAddresses = isLikeAnAddress(term);
  const isName = inAddresses || PART_OF_A_NAME.test(term);
  return words(inAddresses ? addressText(term) : term).map((word) => ({
    word,
    inAddresses,
    isWeak: !isPhrase && !isName && (weakWords.has(word) || questionWords.has(word)),
    ...(COMPOUND.test(term) ? { joined: words(term.replaceAll('-', '')).join('') } : {}),
  }));
};
/** Two or three words with hyphens between them. */
const COMPOUND = /^\p{L}+(?:-\p{L}+){1,2}$/u;
const PART_OF_A_NAME = /-|[.&]\p{L}|^[ld]['’]/iu;
/** A minus sign directly before a word or a quotation mark; not a dash alone, nor a negative number. */
const EXCLUSION = /^-["«“]?\p{L}/u;
