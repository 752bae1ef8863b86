import { singularOf } from './french-plurals.ts';

const MIN_PLURAL = 4;

/**
 * Returns a folded word without its French or English plural ending. Where words of one stem must be told apart: "parking" and "park" have
 * the same stem, and so have "loyer" and "loi".
 */
export const singular = (word: string): string => singularOf(word) ?? (word.length < MIN_PLURAL ? word : regular(word));

/** Réseaux: réseau; municipaux: municipal; cities: city; parcs: parc. Most words have no such ending: they cost no search for one. */
const regular = (word: string): string => {
  if (word.endsWith('x')) return word.replace(/eaux$/, 'eau').replace(/(?<=[^e])aux$/, 'al');
  return word.endsWith('s') ? word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '') : word;
};
