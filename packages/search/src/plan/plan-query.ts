import type { DatasetQuery } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { stems } from '../text/analyse.ts';
import { relatedTokens } from '../text/related.ts';
import { editDistance } from './edit-distance.ts';
import { parseQuery, type QueryWord } from './parse-query.ts';
import { planCondition } from './plan-condition.ts';
import { pointsOf } from './points.ts';
import type { Correction, PlannedWord, SearchPlan } from './search-plan.ts';
import { ask, type Asking } from './word-source.ts';

/** The maximum of words that match a beginning. */
const MAX_COMPLETIONS = 20;
/** Shorter beginnings would match too many words. */
const MIN_BEGINNING = 3;

/** The letters of a word that ends with digits. */
const LETTERS_THEN_DIGITS = /^\p{L}+(?=\d+$)/u;

/** Elided words written without their apostrophe: "leau", "dhabitation", "quil". */
const ELISION = /^(?:qu|[ldnsjmtc])(?=[aeiouyh])/;

/** A word with the tokens to search for. */
type Resolved = QueryWord;

/**
 * Plans a query. If no dataset contains a word, it is read without its elided article ("leau": eau), without the digits at its end
 * ("covid19": covid), or as the nearest word of titles and keywords ("bibliotheqe": bibliotheque). The last word, if nothing follows it,
 * may be the beginning of a word ("biblio"), and then matches all words that begin so. `datasets`: the size of the index.
 */
export function* planQuery(query: DatasetQuery, datasets: number): Asking<SearchPlan> {
  const text = query.text?.trim() ?? '';
  const parsed = parseQuery(text, query.organizations);
  const { words, weak, excluded, pairs } = parsed;
  const isTyping = query.text !== undefined && /\S$/.test(query.text);
  const counts = new Counts();
  yield* counts.learn([...words, ...weak]);
  const resolved: Resolved[] = [...words];
  const corrected: Correction[] = [];
  const asWritten = query.asWritten === true;
  if (!asWritten) {
    yield* complete(resolved, counts, isTyping);
    yield* correct(resolved, counts, corrected);
  }
  const where = query.where === undefined ? undefined : yield* planCondition(query.where);
  const planned = (word: Resolved): PlannedWord => counts.planned(word, datasets);
  return {
    hasNoWord: text !== '' && words.length === 0 && excluded.length === 0,
    ...{ words: resolved.map(planned), weak: weak.map(planned), pairs, excluded, corrected },
    sort: query.sort ?? (words.length > 0 ? 'relevance' : 'changed'),
    ...defined({ where }),
    mayWiden: !asWritten,
  };
}

/** Replaces the last word, if none contains it, by the words that begin so. */
function* complete(words: Resolved[], counts: Counts, isTyping: boolean): Asking<void> {
  const last = words.at(-1);
  if (!isTyping || last === undefined || counts.isFound(last) || last.word.length < MIN_BEGINNING) return;
  const found = yield* ask({ kind: 'beginning-with', beginning: last.word, limit: MAX_COMPLETIONS });
  if (found.length === 0) return;
  const completed = { ...last, tokens: [...new Set(found.flatMap(stems))], related: [] };
  yield* counts.learn([completed]);
  if (counts.isFound(completed)) words[words.length - 1] = completed;
}

/** Replaces the words that no dataset contains by others that some contain, where there are any. */
function* correct(words: Resolved[], counts: Counts, corrected: Correction[]): Asking<void> {
  const doubtful = words.flatMap((word, at) => (counts.isFound(word) && !isCutShort(word) ? [] : [{ at, word }]));
  if (doubtful.length === 0) return;
  const near = yield* ask({ kind: 'nearest', words: doubtful.map(({ word }) => word.word) });
  const unknown = doubtful.filter(({ word }, n) => !counts.isFound(word) || isMisspelling(word, near[n]));
  const nearest = near.filter((_, n) => unknown.includes(doubtful[n]!));
  const candidates = unknown.map(({ at, word }, n) => ({
    at,
    word,
    others: [withoutElision(word.word), LETTERS_THEN_DIGITS.exec(word.word)?.[0]]
      .filter((other) => other !== undefined && other.length > 2)
      .map((other) => reading(word, other!)),
    nearest: nearest[n] === undefined ? undefined : reading(word, nearest[n]),
  }));
  yield* counts.learn(
    candidates.flatMap(({ others, nearest: near }) => [...others, ...(near === undefined ? [] : [near])]),
  );
  for (const { at, word, others, nearest: near } of candidates) {
    const other = others.find((one) => counts.isFound(one));
    if (other !== undefined) words[at] = other;
    else if (near !== undefined && counts.isFound(near)) {
      words[at] = near;
      corrected.push({ written: word.word, searched: near.word });
    }
  }
}

/**
 * Whether a word's stems are so short that another word may have them: "stationement", misspelt, has the stem of "station", and is found.
 */
const isCutShort = ({ word, tokens }: Resolved): boolean =>
  tokens.every((token) => word.length - token.length >= MIN_CUT);
const MIN_CUT = 4;

/** Whether a word that is found by its stem is rather a misspelling of a word with another stem: one edit away. */
const isMisspelling = ({ word, tokens }: Resolved, nearest: string | undefined): boolean =>
  nearest !== undefined &&
  nearest !== word &&
  editDistance(word, nearest, 1) === 1 &&
  !stems(nearest).some((stem) => tokens.includes(stem));

const withoutElision = (word: string): string | undefined => {
  const bare = word.replace(ELISION, '');
  return bare === word ? undefined : bare;
};

const reading = ({ inAddresses, isContext }: Resolved, word: string): Resolved => ({
  ...{ word, inAddresses, isContext, joined: [], tokens: stems(word) },
  related: relatedTokens([word])[0]!,
});

/** The number of datasets that hold each token, as far as it was asked for. */
class Counts {
  readonly #known = new Map<string, number>();

  *learn(words: readonly Resolved[]): Asking<void> {
    const tokens = [...new Set(words.flatMap(tokensOf))].filter((token) => !this.#known.has(token));
    if (tokens.length === 0) return;
    const counts = yield* ask({ kind: 'counts', tokens });
    tokens.forEach((token, at) => this.#known.set(token, counts[at]!));
  }

  isFound(word: Resolved): boolean {
    return tokensOf(word).some((token) => this.#of(token) > 0);
  }

  planned(word: Resolved, datasets: number): PlannedWord {
    const held = (tokens: readonly string[]): string[] => tokens.filter((token) => this.#of(token) > 0);
    const [own, related] = [held([...new Set([...word.tokens, ...word.joined])]), held(word.related)];
    const all = [...own, ...related].reduce((sum, token) => sum + this.#of(token), 0);
    return {
      word: word.word,
      own,
      related,
      isContext: word.isContext,
      points: pointsOf(all, datasets, word.inAddresses),
    };
  }

  #of(token: string): number {
    return this.#known.get(token) ?? 0;
  }
}

const tokensOf = ({ tokens, joined, related }: Resolved): readonly string[] => [...tokens, ...joined, ...related];
