import { cutText } from '@moisson/kernel';

const MAX_SUBJECT = 200;

/**
 * Returns a text as it may stand in a header: one line, without control characters and marks of writing direction. A source’s title with a
 * line break could otherwise add headers.
 */
export const oneLine = (text: string): string =>
  cutText(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim(), MAX_SUBJECT);
