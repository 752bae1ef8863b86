import { isGenericMailbox } from './generic-mailbox.ts';
import { VisibleText } from './visible-text.ts';

export const MASK = '•••';

/** "@", its full-width and small forms, and common replacements such as "(at)". */
const AT =
  /[@\uff20\ufe6b]|[([{<«]\s{0,3}(?:at|arr?obas|arr?obase|a commercial|@)\s{0,3}[)\]}>»]|\(a\)|(?<=\s)arr?obase?(?=\s)/giu;
/** A quick test: text in which `AT` can match, also after decoding. Most texts fail it. */
const MAY_HOLD_AT = /[@\uff20\ufe6b&%\\<]|\p{Cf}|[([{«]\s{0,3}a|\sarr?o/iu;
/** Two or more labels, or an IP address in brackets. */
const DOMAIN =
  /\[[\da-f:.]{3,45}\]|[\p{L}\p{N}\p{M}_-]+(?:(?:[.\uff0e\u3002\uff61]|\s?[([{]\s?(?:dot|point)\s?[)\]}]\s?|\s(?:dot|point)\s)[\p{L}\p{N}\p{M}_-]+)+/iuy;
/** A top-level domain. "2x" in "3 @ 5.2x" is none. */
const LAST_LABEL = /(?:^|[^\p{L}\p{N}\p{M}_-])\p{L}[\p{L}\p{N}\p{M}_-]+$|\]$/u;
const OF_A_MAILBOX = /[\p{L}\p{N}\p{M}\p{Cs}._+\-'’!#$*^`{|}~]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}\p{Cs}]/u;
const SPACE = /\s/;
/** Largest number of spaces on either side of an "@". */
const MAX_SPACES = 3;
const MAX_QUOTED = 66;

/**
 * Returns the text with e-mail addresses of persons masked (Loi 25, Québec's privacy law) and those of offices kept
 * (`isGenericMailbox`). Finds the addresses that a reader would see: in any script, encoded as entities,
 * percent-encoding or escapes, with "(at)" for "@", quoted, or split by zero-width characters. Linear time.
 */
export const maskAddresses = (written: string): string => {
  if (!MAY_HOLD_AT.test(written)) return written;
  const visible = new VisibleText(written);
  const { text } = visible;
  let result = '';
  let copied = 0;
  let floor = 0;
  for (const { 0: mark, index } of text.matchAll(AT)) {
    const local = mailboxBefore(text, index, floor);
    floor = index + mark.length;
    if (local === undefined) continue;
    const end = domainEnd(text, floor);
    if (end === undefined || isGenericMailbox(text.slice(...local))) continue;
    const [from, to] = visible.written(local[0], end);
    // In "a@b.c@d.e", the domain of the first address is the mailbox of the second.
    if (copied === 0 || from >= copied) result += `${written.slice(copied, from)}${MASK}@${MASK}`;
    copied = to;
  }
  return copied === 0 ? written : result + written.slice(copied);
};

/** Returns the range of the mailbox before an "@", or undefined if there is none after `floor`. */
const mailboxBefore = (text: string, at: number, floor: number): readonly [number, number] | undefined => {
  let end = at;
  while (end > floor && at - end < MAX_SPACES && SPACE.test(text[end - 1]!)) end -= 1;
  if (text[end - 1] === '"') {
    const open = text.slice(Math.max(floor, end - MAX_QUOTED), end - 1).lastIndexOf('"');
    return open < 0 ? undefined : [Math.max(floor, end - MAX_QUOTED) + open, end];
  }
  let start = end;
  while (start > floor && OF_A_MAILBOX.test(text[start - 1]!)) start -= 1;
  while (start < end && !LETTER_OR_DIGIT.test(text[start]!)) start += 1;
  return start === end ? undefined : [start, end];
};

/** Returns the end of the domain after an "@", or undefined if there is none. */
const domainEnd = (text: string, from: number): number | undefined => {
  let start = from;
  while (start - from < MAX_SPACES && SPACE.test(text[start] ?? '')) start += 1;
  DOMAIN.lastIndex = start;
  const domain = DOMAIN.exec(text)?.[0];
  return domain === undefined || !LAST_LABEL.test(domain) ? undefined : start + domain.length;
};
