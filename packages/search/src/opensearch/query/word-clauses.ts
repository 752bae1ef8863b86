import { ALL_FIELDS } from '../../dataset/fields.ts';
import type { PointTable } from '../../plan/points.ts';
import { ALL_WORDS, widenedWords, type Excluded, type PlannedWord, type SearchPlan } from '../../plan/search-plan.ts';
import { markOf } from '../definition/indexed-document.ts';

/** Returns what finds a word, with the largest number of points that one of its tokens gives. */
const wordClause = (word: PlannedWord): object => {
  const marks = new Map<number, string[]>();
  const add = (tokens: readonly string[], points: PointTable): void => {
    for (let bits = 1; bits <= ALL_FIELDS; bits += 1) {
      const given = points[bits]!;
      if (given === 0) continue;
      const alike = marks.get(given) ?? [];
      alike.push(...tokens.map((token) => markOf(bits, token)));
      marks.set(given, alike);
    }
  };
  add(word.own, word.points.own);
  add(word.related, word.points.related);
  const queries = [...marks].map(([boost, values]) => ({
    constant_score: { filter: { terms: { marks: values } }, boost },
  }));
  return queries.length === 0 ? { match_none: {} } : { dis_max: { queries } };
};

const holdsPairs = (pairs: readonly string[]): object[] => pairs.map((pair) => ({ term: { pairs: pair } }));

/** Returns the query of the datasets that hold all words and phrases. */
export const allWords = ({
  words,
  weak,
  pairs,
}: SearchPlan): { must: object[]; should: object[]; filter: object[] } => ({
  must: words.map(wordClause),
  should: weak.map(wordClause),
  filter: holdsPairs(pairs),
});

/**
 * Returns the query of a widened answer: of the datasets that hold one of its words. Those with all of them, and again those that the query itself
 * finds, have so many points more.
 */
export const someWords = (plan: SearchPlan): { must: object[]; should: object[]; filter: object[] } => {
  const { words, weak } = widenedWords(plan);
  const clauses = words.map(wordClause);
  const bonus = (filter: object[]): object => ({ constant_score: { filter: { bool: { filter } }, boost: ALL_WORDS } });
  return {
    must: [{ bool: { should: clauses, minimum_should_match: 1 } }],
    should: [
      ...weak.map(wordClause),
      bonus(clauses),
      bonus([...plan.words.map(wordClause), ...holdsPairs(plan.pairs)]),
    ],
    filter: [],
  };
};

/** Returns what must not be found. */
export const excludedClauses = (excluded: readonly Excluded[]): object[] =>
  excluded.map(({ words, pairs }) => ({
    bool: { filter: [...words.map((tokens) => ({ terms: { tokens } })), ...holdsPairs(pairs)] },
  }));
