import { fillBoth, said, type Bilingual } from '@moisson/kernel';

const MIN_DISTINCT = 8;
/** 16 random bytes in hexadecimal count 114 bits on average; the minimum of 300,000 samples was 73. */
const MIN_BITS = 60;
/** The maximum distance, in characters, at which repetitions and steps are detected. */
const MAX_LAG = 4;
const REPEATED = 3;
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];
const neighbours = new Set(
  KEYBOARD.flatMap((row) => Array.from(row.slice(1), (key, at) => [row.charAt(at) + key, key + row.charAt(at)]).flat()),
);

/**
 * Returns why a token can be guessed, or undefined. Counts the characters that do not follow from those before them (a repetition, an even
 * step as in `1234` or `aceg`, a neighbour on the keyboard), each worth the bits of its alphabet. It has no dictionary: a token of several
 * words passes.
 */
export const tokenWeakness = (token: string): Bilingual | undefined => {
  const text = token.toLowerCase();
  const distinct = new Set(text).size;
  if (distinct < MIN_DISTINCT) return fillBoth(FEW, { distinct });
  const surprises = Array.from({ length: text.length }, (_, at) => follows(text, at)).filter((known) => !known).length;
  return surprises * Math.log2(distinct) < MIN_BITS ? PATTERN : undefined;
};

const FEW = said(
  '{distinct|caractère différent|caractères différents} seulement',
  'only {distinct|different character|different characters}',
);
const PATTERN = said('un motif répété ou régulier', 'a repeated or regular pattern');

const follows = (text: string, at: number): boolean => {
  for (let lag = 1; lag <= MAX_LAG; lag += 1)
    if (at >= 2 * lag && step(text, at, lag) === step(text, at - lag, lag)) return true;
  if (at >= 1 && neighbours.has(text.slice(at - 1, at + 1))) return true;
  const end = text.slice(at - REPEATED + 1, at + 1);
  return end.length === REPEATED && text.slice(0, at).includes(end);
};

const step = (text: string, at: number, lag: number): number => text.charCodeAt(at) - text.charCodeAt(at - lag);
