import { normalized } from '@moisson/contracts';
import { BoundedMemory } from '@moisson/domain';
import { ownText } from './own-text.ts';
import snowball from 'snowball-stemmers';
import { stopWords } from './stop-words.ts';

const french = snowball.newStemmer('french');
const english = snowball.newStemmer('english');

/** Longest word that is indexed, in characters. */
const MAX_WORD = 40;
/** What is read of a word as it is written, its accents perhaps apart: more could only be cut off again. */
const MAX_WRITTEN = 4 * MAX_WORD;
/** Words of a text beyond this many are not indexed. */
const MAX_WORDS = 5000;
/** Words remembered with their tokens. */
const MAX_MEMORY = 50_000;

interface Analysed {
  readonly words: readonly string[];
  readonly tokens: readonly string[];
}
const NOTHING: Analysed = { words: [], tokens: [] };
export const wordMemory = new BoundedMemory<Analysed>('search.words', MAX_MEMORY);

/** Folds case and accents: "Forêt" and "foret" are one, œ is oe. Unicode NFKD, combining marks dropped. */
export const fold = (text: string): string => (IS_ASCII.test(text) ? text.toLowerCase() : foldAny(text));

const IS_ASCII = /^[\0-\x7f]*$/;

const foldAny = (text: string): string =>
  normalized(text, 'NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss');

/** The words of a text: folded, elisions cut off (l'arbre), stop words of both languages dropped. */
export const words = (text: string): string[] => {
  const found: string[] = [];
  for (const { words } of analysed(text)) {
    found.push(...words);
    if (found.length >= MAX_WORDS) break;
  }
  return found;
};

/**
 * The tokens under which a word is indexed and searched: its French and its English stem (Snowball), for nobody says
 * which language a word of a bilingual catalogue is in. Stemmed after folding, so that accents never matter. What holds
 * a digit has no stem.
 */
export const stems = (word: string): readonly string[] =>
  HAS_DIGIT.test(word) ? [word] : [...new Set([french.stem(word), english.stem(word)])];

/** The distinct tokens of a text. */
export const tokens = (text: string): string[] => {
  const all = new Set<string>();
  let count = 0;
  for (const { words, tokens } of analysed(text)) {
    for (const token of tokens) all.add(token);
    if ((count += words.length) >= MAX_WORDS) break;
  }
  return [...all];
};

const HAS_DIGIT = /\d/;

/** Each word as it is written, analysed. Texts repeat their words, so most of them are known already. */
const analysed = (text: string): Analysed[] => writtenWords(text).map(analyse);

/** By UTF-16 unit, found out when first met: whether it may be of a word. */
const kinds = new Uint8Array(0x10000);
const [OF_A_WORD, BETWEEN_WORDS] = [1, 2];
const SPACE = 0x20;
/** Halves of what lies beyond the basic plane count as letters: they are told apart when the word is analysed. */
const MAY_BE_OF_A_WORD = /[\p{L}\p{N}\p{M}\p{Cs}]/u;

/** Cuts a text where it has no letter, digit or mark; five times faster than by a regular expression. */
const writtenWords = (text: string): string[] => {
  const found: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : SPACE;
    kinds[unit] ||= MAY_BE_OF_A_WORD.test(String.fromCharCode(unit)) ? OF_A_WORD : BETWEEN_WORDS;
    if (kinds[unit] === OF_A_WORD) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      found.push(text.slice(start, Math.min(at, start + MAX_WRITTEN)));
      start = -1;
    }
  }
  return found;
};

const analyse = (written: string): Analysed => {
  const known = wordMemory.get(written);
  if (known !== undefined) return known;
  const fresh = analyseWord(written);
  // Numbers and parts of identifiers do not come again: remembering them would only push out what does.
  if (HAS_DIGIT.test(written)) return fresh;
  wordMemory.set(ownText(written), { words: fresh.words.map(ownText), tokens: fresh.tokens.map(ownText) });
  return fresh;
};

/** Folding may part what was written as one (½ is 1⁄2), so one written word can be several, or none. */
const analyseWord = (written: string): Analysed => {
  const words = [...fold(written).matchAll(/[\p{L}\p{N}]+/gu)]
    .map(([word]) => word)
    .filter((word) => (word.length > 1 || HAS_DIGIT.test(word)) && !stopWords.has(word))
    .map((word) => word.slice(0, MAX_WORD));
  return words.length === 0 ? NOTHING : { words, tokens: words.flatMap(stems) };
};
