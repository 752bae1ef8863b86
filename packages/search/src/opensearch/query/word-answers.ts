import { maxDistance } from '../../plan/edit-distance.ts';
import { mayBeNear, nearestOf } from '../../plan/nearness.ts';
import type { Answers, Question } from '../../plan/word-source.ts';
import type { Ask } from './ask.ts';

/** Words near to a misspelt one that are looked at. */
const MAX_NEAR = 100;
/**
 * Letters of a word of the vocabulary. Not `.*`: for that, OpenSearch 2.17 to 3.3 throws if no word begins so (opensearch-project/OpenSearch
 * issue 19636).
 */
const MAX_WORD = 20;
const ONLY_LETTERS = /^\p{L}+$/u;

interface CountsAnswer {
  readonly aggregations: { readonly counts: { readonly buckets: readonly { readonly doc_count: number }[] } };
}
interface WordsAnswer {
  readonly aggregations: { readonly words: { readonly buckets: readonly { readonly key: string }[] } };
}
interface NearAnswer {
  readonly suggest: Readonly<
    Record<string, readonly { readonly options: readonly { readonly text: string; readonly freq: number }[] }[]>
  >;
}

/** Answers what the planning of a query asks. Throws `OutageError`. */
export const answerQuestion = async (ask: Ask, question: Question): Promise<Answers[keyof Answers]> => {
  switch (question.kind) {
    case 'counts':
      return countsOf(ask, question.tokens);
    case 'beginning-with':
      return wordsBeginning(ask, question.beginning, question.limit);
    case 'nearest':
      return nearestWords(ask, question.words);
  }
};

const countsOf = async (ask: Ask, tokens: readonly string[]): Promise<readonly number[]> => {
  const filters = tokens.map((token) => ({ term: { tokens: token } }));
  const { aggregations } = await ask<CountsAnswer>({
    size: 0,
    track_total_hits: false,
    aggs: { counts: { filters: { filters } } },
  });
  return aggregations.counts.buckets.map(({ doc_count }) => doc_count);
};

/** Returns words of titles and keywords that begin so, the most frequent first. */
export const wordsBeginning = async (ask: Ask, beginning: string, limit: number): Promise<readonly string[]> => {
  // No other sign is in a word of the vocabulary, so none has to be escaped in the expression.
  if (!ONLY_LETTERS.test(beginning) || limit < 1) return [];
  const { aggregations } = await ask<WordsAnswer>({
    ...{ size: 0, track_total_hits: false },
    query: { prefix: { words: beginning } },
    aggs: {
      words: {
        terms: {
          field: 'words',
          include: `${beginning}.{0,${MAX_WORD}}`,
          size: limit,
          order: [{ _count: 'desc' }, { _key: 'asc' }],
        },
      },
    },
  });
  return aggregations.words.buckets.map(({ key }) => key);
};

/** Returns, for each word, the nearest one of titles and keywords. */
const nearestWords = async (ask: Ask, words: readonly string[]): Promise<readonly (string | undefined)[]> => {
  const wanted = [...new Set(words.filter(mayBeNear))];
  if (wanted.length === 0) return words.map(() => undefined);
  const { suggest } = await ask<NearAnswer>({
    size: 0,
    track_total_hits: false,
    suggest: Object.fromEntries(wanted.map((word, at) => [`word-${at}`, { text: word, term: near(word) }])),
  });
  const found = new Map(
    wanted.map((word, at) => {
      const options = suggest[`word-${at}`]?.flatMap((one) => one.options) ?? [];
      return [
        word,
        nearestOf(
          word,
          options.map(({ text, freq }) => ({ word: text, count: freq })),
        ),
      ];
    }),
  );
  return words.map((word) => found.get(word));
};

const near = (word: string): object => ({
  ...{ field: 'words', size: MAX_NEAR, suggest_mode: 'always', sort: 'score' },
  ...{ max_edits: maxDistance(word), prefix_length: 1, min_word_length: 4 },
  ...{ string_distance: 'damerau_levenshtein', accuracy: 0 },
});
