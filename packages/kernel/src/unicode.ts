/** Returns at most the first `max` UTF-16 units of a text. Does not cut a surrogate pair in two. */
export const cutText = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const head = text.slice(0, max);
  return HIGH_SURROGATE.test(head) ? head.slice(0, -1) : head;
};
/** Without the flag `u`, a surrogate is matched as one unit. */
const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/**
 * Returns the text in a Unicode normalization form, in linear time. ICU sorts a run of combining marks by insertion:
 * 100,000 marks take seconds, a million take minutes. So a combining grapheme joiner is inserted after every 30 marks,
 * as in the Stream-Safe Text Format (UAX #15 §13). No language has such long runs.
 */
export const normalized = (text: string, form: 'NFC' | 'NFKD'): string =>
  (MAY_BE_A_MARK.test(text) ? text.replace(MANY_MARKS, '$&\u034f') : text).normalize(form);
/** Latin text and punctuation have no such characters: a quick test that avoids the search for marks. */
const MAY_BE_A_MARK = /[\u0300-\u1fff\u20d0-\uffff]/;
/** The halfwidth katakana sound marks are letters, but they decompose into combining marks. */
const MANY_MARKS = /[\p{M}\uff9e\uff9f]{30}/gu;

/**
 * Returns the text with each lone surrogate and each NUL replaced by U+FFFD. UTF-8 cannot encode the first, and
 * databases cut a text at the second.
 */
export const wellFormedText = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');
