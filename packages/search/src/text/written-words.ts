/** What is read of a word as it is written, its accents perhaps apart: more could only be cut off again. */
const MAX_WRITTEN = 160;

/** By UTF-16 unit, found out when first met: whether it may be of a word. */
const kinds = new Uint8Array(0x10000);
const [OF_A_WORD, BETWEEN_WORDS] = [1, 2];
const SPACE = 0x20;
/** Halves of what lies beyond the basic plane count as letters: they are told apart when the word is analysed. */
const MAY_BE_OF_A_WORD = /[\p{L}\p{N}\p{M}\p{Cs}]/u;

const isOfAWord = (text: string, at: number): boolean => {
  const unit = at < text.length ? text.charCodeAt(at) : SPACE;
  kinds[unit] ||= MAY_BE_OF_A_WORD.test(String.fromCharCode(unit)) ? OF_A_WORD : BETWEEN_WORDS;
  return kinds[unit] === OF_A_WORD;
};

/**
 * Cuts a text where it has no letter, digit or mark; five times faster than by a regular expression. Two things are left whole: letters
 * one by one between dots or ampersands (S.T.M., R&D), and UUIDs.
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

/** A written word without the signs that `writtenWords` leaves in it. */
export const withoutSigns = (written: string): string => written.replace(/[-.&]/g, '');

const [DOT, AMPERSAND, FIRST_MARK, LAST_MARK] = [0x2e, 0x26, 0x300, 0x36f];
const LETTER = /\p{L}/u;
/** Accents that a letter may have apart. */
const MAX_MARKS = 4;

/** Where an acronym that begins here ends: two or more letters, each alone, between dots or ampersands. 0 where none begins. */
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

/** Where a letter that stands alone ends, its accents with it. 0 where none stands. */
const letterEnd = (text: string, at: number): number => {
  let end = at + 1;
  while (end - at <= MAX_MARKS && text.charCodeAt(end) >= FIRST_MARK && text.charCodeAt(end) <= LAST_MARK) end += 1;
  return isOfAWord(text, end) || !LETTER.test(text.charAt(at)) ? 0 : end;
};

const [UUID_HEAD, UUID_LENGTH] = [8, 36];
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Where a UUID that begins here ends; 0 where none does. */
const uuidEnd = (text: string, start: number): number => {
  const end = start + UUID_LENGTH;
  return !isOfAWord(text, end) && UUID.test(text.slice(start, end)) ? end : 0;
};
