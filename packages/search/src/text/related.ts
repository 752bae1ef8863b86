import { relatedTermGroups } from '@moisson/vocabularies';
import { stems, words } from './analyse.ts';

/** A term of one or several words. */
interface Term {
  /** All stems of each of its words: a word is the same where it has one of them. */
  readonly words: readonly (readonly string[])[];
  /** Of the groups of related terms that it belongs to. */
  readonly tokens: readonly string[];
}

/** The token of a group of related terms. No word has such a sign. */
const groupToken = (group: number): string => `~${group}`;

/** Terms by each stem of their first word; made when first asked for. */
let terms: ReadonlyMap<string, readonly Term[]> | undefined;

const termsByStem = (): ReadonlyMap<string, readonly Term[]> => {
  if (terms !== undefined) return terms;
  const groupsOf = new Map<string, Set<string>>();
  relatedTermGroups().forEach((group, number) => {
    for (const term of group) {
      const key = words(term).join(' ');
      const tokens = groupsOf.get(key) ?? new Set();
      groupsOf.set(key, tokens.add(groupToken(number)));
    }
  });
  groupsOf.delete('');
  const byStem = new Map<string, Term[]>();
  for (const [key, tokens] of groupsOf) {
    const term: Term = { words: key.split(' ').map(stems), tokens: [...tokens] };
    for (const stem of term.words[0]!) byStem.set(stem, [...(byStem.get(stem) ?? []), term]);
  }
  terms = byStem;
  return byStem;
};

/**
 * Returns, for each of these words, the tokens of the related terms that it is part of. A dataset is indexed under the tokens of the
 * terms in its text, and a query looks for those of its own: "poubelle" then finds "matières résiduelles".
 */
export const relatedTokens = (folded: readonly string[]): readonly ReadonlySet<string>[] => {
  const byStem = termsByStem();
  const stemmed = folded.map(stems);
  const isAt = ({ words: wanted }: Term, at: number): boolean =>
    wanted.every((alike, offset) => stemmed[at + offset]?.some((stem) => alike.includes(stem)) === true);
  const found = folded.map(() => new Set<string>());
  stemmed.forEach((first, at) => {
    for (const stem of first)
      for (const term of byStem.get(stem) ?? [])
        if (isAt(term, at))
          for (let offset = 0; offset < term.words.length; offset += 1)
            for (const token of term.tokens) found[at + offset]!.add(token);
  });
  return found;
};
