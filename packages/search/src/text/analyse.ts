import { normalized, BoundedMemory } from '@moisson/kernel';
import { distinctForm } from './distinct-words.ts';
import { ownText } from './own-text.ts';
import { singularOf } from './french-plurals.ts';
import snowball from 'snowball-stemmers';
import { stopWords, weakWords } from './stop-words.ts';
import { withoutSigns, writtenWords } from './written-words.ts';

const french = snowball.newStemmer('french');
const english = snowball.newStemmer('english');

/** Longest word that is indexed, in characters. */
const MAX_WORD = 40;
/** Number of words of a text that are indexed; further words are ignored. */
const MAX_WORDS = 5000;
/** Number of words whose tokens are cached. */
const MAX_MEMORY = 50_000;

interface Analysed {
  readonly words: readonly string[];
  readonly tokens: readonly string[];
}
const NOTHING: Analysed = { words: [], tokens: [] };
export const wordMemory = new BoundedMemory<Analysed>('search.words', MAX_MEMORY);

/**
 * Returns the text without case and accents: "Forêt" becomes "foret", œ becomes oe. Unicode NFKD without combining
 * marks.
 */
export const fold = (text: string): string => (IS_ASCII.test(text) ? text.toLowerCase() : foldAny(text));

const IS_ASCII = /^[\0-\x7f]*$/;

const foldAny = (text: string): string =>
  normalized(text, 'NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss');

/**
 * Returns the words of a text: folded, without elided articles (l'arbre) and without the stop words of both languages.
 */
export const words = (text: string): string[] => {
  const found: string[] = [];
  for (const { words } of analysed(text)) {
    found.push(...words);
    if (found.length >= MAX_WORDS) break;
  }
  return found;
};

/**
 * Returns the tokens under which a word is indexed and searched: its French and its English stem (Snowball), because
 * the language of a word in a bilingual catalogue is unknown, and the stems of its singular where the stemmers miss it.
 * Stemming follows folding, so accents never matter. A word with a digit is not stemmed, a weak word is its only
 * token, and some words are kept apart from others of the same stem (`distinctForm`).
 */
export const stems = (word: string): readonly string[] => {
  if (HAS_DIGIT.test(word) || weakWords.has(word)) return [word];
  const distinct = distinctForm(word);
  if (distinct !== undefined) return [distinct];
  const singular = singularOf(word);
  return [...new Set((singular === undefined ? [word] : [word, singular]).flatMap(bothStems))];
};

const bothStems = (word: string): readonly string[] => [french.stem(word), english.stem(word)];

/** Returns the distinct tokens of a text, and its words in their order. */
export const analyseText = (text: string): { readonly tokens: Set<string>; readonly words: readonly string[] } => {
  const all = new Set<string>();
  const found: string[] = [];
  for (const { words, tokens } of analysed(text)) {
    for (const token of tokens) all.add(token);
    found.push(...words);
    if (found.length >= MAX_WORDS) break;
  }
  return { tokens: all, words: found };
};

/** The distinct tokens of a text. */
export const tokens = (text: string): string[] => [...analyseText(text).tokens];

const HAS_DIGIT = /\d/;
const ASCII_WITH_DIGIT = /^[a-z]*\d[a-z\d]*$/i;

/** Analyses each written word. Texts repeat their words, so most come from the cache. */
const analysed = (text: string): Analysed[] => writtenWords(text).map(analyse);

const analyse = (written: string): Analysed => {
  const known = wordMemory.get(written);
  if (known !== undefined) return known;
  const fresh = analyseWord(written);
  // Numbers and parts of identifiers hardly repeat: caching them would evict useful words.
  if (HAS_DIGIT.test(written)) return fresh;
  wordMemory.set(ownText(written), { words: fresh.words.map(ownText), tokens: fresh.tokens.map(ownText) });
  return fresh;
};

/** Abbreviations in names of places: Saint-Jean, Sainte-Foy. */
const SPELLED_OUT: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
]);

/**
 * Folding can split a written word (½ becomes 1⁄2), so the result is several words, or none. An acronym is one word
 * without its dots, and never a stop word: nobody writes "D.E.S." for "des".
 */
const analyseWord = (written: string): Analysed => {
  // Numbers and parts of identifiers are common and hardly repeat: a fast path without folding.
  if (ASCII_WITH_DIGIT.test(written)) {
    const word = written.toLowerCase().slice(0, MAX_WORD);
    return { words: [word], tokens: HAS_DIGIT.test(word) ? [word] : stems(word) };
  }
  const plain = withoutSigns(written);
  const words = [...fold(plain).matchAll(/[\p{L}\p{N}]+/gu)]
    .map(([word]) => word)
    .filter((word) => (word.length > 1 || HAS_DIGIT.test(word)) && (plain !== written || !stopWords.has(word)))
    .map((word) => SPELLED_OUT.get(word) ?? word.slice(0, MAX_WORD));
  return words.length === 0 ? NOTHING : { words, tokens: words.flatMap(stems) };
};
