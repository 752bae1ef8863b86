import { relatedTermGroups } from '@moisson/vocabularies';
import { words } from './analyse.ts';
import { singularOf } from './french-plurals.ts';

/** A term of one or several words. */
interface Term {
  /** Each of its words without its plural ending. */
  readonly words: readonly string[];
  /** Of the groups of related terms that it belongs to. */
  readonly tokens: readonly string[];
}

/** The token of a group of related terms. No word has such a sign. */
const groupToken = (group: number): string => `~${group}`;

/**
 * A folded word without a plural ending of either language. Not its stem: by their stems "parking" and "park", or "loyer" and "loi", would
 * be one term.
 */
const singular = (word: string): string =>
  singularOf(word) ?? (word.length < MIN_PLURAL ? word : word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, ''));
const MIN_PLURAL = 4;

/** Terms by their first word; made when first asked for. */
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

/**
 * Returns, for each of these folded words, the tokens of the related terms that it is part of. A dataset is indexed under the tokens of
 * the terms in its text, and a query looks for those of its own: "poubelle" then finds "matières résiduelles".
 */
export const relatedTokens = (folded: readonly string[]): readonly ReadonlySet<string>[] => {
  const byWord = termsByWord();
  const plain = folded.map(singular);
  const found = folded.map(() => new Set<string>());
  plain.forEach((first, at) => {
    for (const term of byWord.get(first) ?? [])
      if (term.words.every((word, offset) => plain[at + offset] === word))
        for (let offset = 0; offset < term.words.length; offset += 1)
          for (const token of term.tokens) found[at + offset]!.add(token);
  });
  return found;
};
