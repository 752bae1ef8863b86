/** At most `max` UTF-16 units of a text, from its beginning. A surrogate pair at the cut is left out whole. */
export const cutText = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const head = text.slice(0, max);
  return HIGH_SURROGATE.test(head) ? head.slice(0, -1) : head;
};
/** Without the flag `u` a surrogate is a unit of its own. */
const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/**
 * The text in a Unicode normalization form. ICU sorts a run of combining marks by insertion: 100,000 of them take seconds,
 * a million minutes. So runs are parted first by a combining grapheme joiner after every 30 marks, as the Stream-Safe Text
 * Format does (UAX #15, section 13). No language writes runs of that length.
 */
export const normalized = (text: string, form: 'NFC' | 'NFKD'): string =>
  (MAY_BE_A_MARK.test(text) ? text.replace(MANY_MARKS, '$&\u034f') : text).normalize(form);
/** Texts in Latin letters and punctuation have nothing of it, and are not looked through mark by mark. */
const MAY_BE_A_MARK = /[\u0300-\u1fff\u20d0-\uffff]/;
/** The halfwidth katakana sound marks are letters, but decompose into combining marks. */
const MANY_MARKS = /[\p{M}\uff9e\uff9f]{30}/gu;

/** The text with U+FFFD in place of lone surrogates, which UTF-8 cannot hold, and of NUL, at which databases cut a text off. */
export const wellFormedText = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');
