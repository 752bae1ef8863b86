import snowball from 'snowball-stemmers';
import { stopWords } from './stop-words.ts';

const french = snowball.newStemmer('french');
const english = snowball.newStemmer('english');

/** Longest word that is indexed, in characters. */
const MAX_WORD = 40;
/** Words of a text beyond this many are not indexed. */
const MAX_WORDS = 5000;
/** Stems remembered; beyond, the memory starts again. */
const MAX_MEMORY = 50_000;

const memory = new Map<string, readonly string[]>();

/** Folds case and accents: "Forêt" and "foret" are one, œ is oe. Unicode NFKD, combining marks dropped. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss');

/** The words of a text: folded, elisions cut off (l'arbre), stop words of both languages dropped. */
export const words = (text: string): string[] => {
  const found: string[] = [];
  for (const [word] of fold(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (word.length === 1 && !/\d/.test(word)) continue;
    if (stopWords.has(word)) continue;
    found.push(word.slice(0, MAX_WORD));
    if (found.length >= MAX_WORDS) break;
  }
  return found;
};

/**
 * The tokens under which a word is indexed and searched: its French and its English stem (Snowball), for nobody says
 * which language a word of a bilingual catalogue is in. Stemmed after folding, so that accents never matter.
 */
export const stems = (word: string): readonly string[] => {
  const known = memory.get(word);
  if (known !== undefined) return known;
  const both = [...new Set([french.stem(word), english.stem(word)])];
  if (memory.size >= MAX_MEMORY) memory.clear();
  memory.set(word, both);
  return both;
};

/** The distinct tokens of a text. */
export const tokens = (text: string): string[] => {
  const all = new Set<string>();
  for (const word of words(text)) for (const stem of stems(word)) all.add(stem);
  return [...all];
};
