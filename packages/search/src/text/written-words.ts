/** Longest part of a written word that is read, decomposed accents included: the rest would be cut off later. */
const MAX_WRITTEN = 160;

/** Indexed by UTF-16 unit, filled when a unit first occurs: whether it may be part of a word. */
const kinds = new Uint8Array(0x10000);
const [OF_A_WORD, BETWEEN_WORDS] = [1, 2];
const SPACE = 0x20;
/** Surrogates count as letters here; the analysis of the word sorts them out. */
const MAY_BE_OF_A_WORD = /[\p{L}\p{N}\p{M}\p{Cs}]/u;

const isOfAWord = (text: string, at: number): boolean => {
  const unit = at < text.length ? text.charCodeAt(at) : SPACE;
  kinds[unit] ||= MAY_BE_OF_A_WORD.test(String.fromCharCode(unit)) ? OF_A_WORD : BETWEEN_WORDS;
  return kinds[unit] === OF_A_WORD;
};

/**
 * Splits a text at characters that are not letters, digits or marks; five times faster than a regular expression. Two
 * kinds of words are kept whole: single letters between dots or ampersands (S.T.M., R&D), and UUIDs.
 */
export const writtenWords = (text: string): string[] => {
  const found: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    if (isOfAWord(text, at)) {
      if (start < 0) {
        const end = acronymEnd(text, at);
        if (end > 0) {
          found.push(text.slice(at, Math.min(end, at + MAX_WRITTEN)));
          at = end - 1;
        } else start = at;
      }
    } else if (start >= 0) {
      const end = at - start === UUID_HEAD ? uuidEnd(text, start) : 0;
      if (end > 0) at = end;
      found.push(text.slice(start, Math.min(at, start + MAX_WRITTEN)));
      start = -1;
    }
  }
  return found;
};

/** Returns a written word without the signs that `writtenWords` keeps. */
export const withoutSigns = (written: string): string => written.replace(/[-.&]/g, '');

const [DOT, AMPERSAND, FIRST_MARK, LAST_MARK] = [0x2e, 0x26, 0x300, 0x36f];
const LETTER = /\p{L}/u;
/** Largest number of decomposed accents of a letter. */
const MAX_MARKS = 4;

/**
 * Returns the end of an acronym that starts here: two or more single letters between dots or ampersands. 0 if there is
 * none.
 */
const acronymEnd = (text: string, start: number): number => {
  let [end, letters] = [0, 0];
  for (let at = start; ; at += 1) {
    const next = letterEnd(text, at);
    if (next === 0) break;
    [end, letters] = [next, letters + 1];
    at = next;
    const sign = text.charCodeAt(at);
    if (sign !== DOT && sign !== AMPERSAND) break;
  }
  return letters > 1 ? end : 0;
};

/** Returns the end of a single letter with its accents. 0 if there is none. */
const letterEnd = (text: string, at: number): number => {
  let end = at + 1;
  while (end - at <= MAX_MARKS && text.charCodeAt(end) >= FIRST_MARK && text.charCodeAt(end) <= LAST_MARK) end += 1;
  return isOfAWord(text, end) || !LETTER.test(text.charAt(at)) ? 0 : end;
};

const [UUID_HEAD, UUID_LENGTH] = [8, 36];
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Returns the end of a UUID that starts here; 0 if there is none. */
const uuidEnd = (text: string, start: number): number => {
  const end = start + UUID_LENGTH;
  return !isOfAWord(text, end) && UUID.test(text.slice(start, end)) ? end : 0;
};
