import { relatedTermGroups } from '@moisson/vocabularies';
import { words } from './analyse.ts';
import { singular } from './singular.ts';

/** A term of one or several words. */
interface Term {
  /** Its words without plural endings. */
  readonly words: readonly string[];
  /** The tokens of the groups that contain it. */
  readonly tokens: readonly string[];
}

/** Returns the token of a group of related terms. It starts with a sign that no word contains. */
const groupToken = (group: number): string => `~${group}`;

/** Terms by their first word; built at the first call. */
let terms: ReadonlyMap<string, readonly Term[]> | undefined;

const termsByWord = (): ReadonlyMap<string, readonly Term[]> => {
  if (terms !== undefined) return terms;
  const groupsOf = new Map<string, Set<string>>();
  relatedTermGroups().forEach((group, number) => {
    for (const term of group) {
      const key = words(term).map(singular).join(' ');
      const tokens = groupsOf.get(key) ?? new Set();
      groupsOf.set(key, tokens.add(groupToken(number)));
    }
  });
  groupsOf.delete('');
  const all = [...groupsOf].map(([key, tokens]): Term => ({ words: key.split(' '), tokens: [...tokens] }));
  terms = Map.groupBy(all, ({ words: [first] }) => first!);
  return terms;
};

/** Calls back for each term in these folded words, with the position of its first word. */
const eachTerm = (folded: readonly string[], visit: (term: Term, at: number) => void): void => {
  const byWord = termsByWord();
  const plain = folded.map(singular);
  plain.forEach((first, at) => {
    for (const term of byWord.get(first) ?? [])
      if (term.words.every((word, offset) => plain[at + offset] === word)) visit(term, at);
  });
};

/** Adds the tokens of all related terms in these folded words: a dataset is indexed under them. */
export const addRelatedTokens = (folded: readonly string[], tokens: Set<string>): void =>
  eachTerm(folded, (term) => {
    for (const token of term.tokens) tokens.add(token);
  });

/**
 * Returns, for each of these folded words of a query, the tokens of the related terms that it is part of. They match the datasets that
 * are indexed under the same tokens: "poubelle" matches "matières résiduelles".
 */
export const relatedTokens = (folded: readonly string[]): readonly (readonly string[])[] => {
  const found = folded.map(() => new Set<string>());
  eachTerm(folded, ({ words: { length }, tokens }, at) => {
    for (const ofWord of found.slice(at, at + length)) for (const token of tokens) ofWord.add(token);
  });
  return found.map((tokens) => [...tokens]);
};
