import { cutText, normalized } from '@moisson/contracts';
import { compile } from 'html-to-text';

/** Text in NFC, control characters dropped, double-encoded UTF-8 repaired. */
export const cleanText = (raw: string): { text: string; repaired: boolean } => {
  if (PLAIN.test(raw)) return { text: raw.trim(), repaired: false };
  const mended = repairMojibake(raw);
  const printable = (mended ?? raw).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
  const text = normalized(printable.toWellFormed(), 'NFC').trim();
  return { text, repaired: mended !== undefined };
};

/** Nothing in it needs cleaning. */
const PLAIN = /^[\x20-\x7e]*$/;

/** What Windows-1252 has in 0x80–0x9f, by code point (WHATWG Encoding, index windows-1252). */
const cp1252 = new Map(
  Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ', (character, at) => [character, 0x80 + at]),
);
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * UTF-8 that was read as Windows-1252 and encoded again ("matiÃ¨re"), found by encoding it back: only when every
 * character has a byte and the bytes are valid UTF-8 is it taken for that. Measured in 32 of 37 records of a city
 * (domain.md §1.4). Returns nothing where there is nothing to repair.
 */
export const repairMojibake = (text: string): string | undefined => {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : cp1252.get(text[at]!);
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
};

/** HTML longer than this is cut before it is read. */
const MAX_HTML = 200_000;
/** Longer HTML is read in parts: deeply nested, it takes the library time that grows with its square. */
const MAX_PART = 8000;
/** Where a part may end, best at the last of these in it. */
const BREAKS = ['\n', '<p', '<li', '<div', '<br', '<tr', '<h'];

/** Made once: it costs far more than one text does. */
const textOf = compile({
  wordwrap: false,
  limits: { maxDepth: 50, maxChildNodes: 5000, maxInputLength: MAX_HTML },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
  ],
});

/** The plain text of HTML, paragraphs and list items on lines of their own; text without tags is left as it is. */
export const plainText = (html: string): string => {
  if (!MARKUP.test(html)) return html;
  return partsOf(cutText(html, MAX_HTML))
    .map((part) => textOf(part).trim())
    .join('\n')
    .trim();
};

const partsOf = (html: string): string[] => {
  const parts: string[] = [];
  let rest = html;
  while (rest.length > MAX_PART) {
    const head = cutText(rest, MAX_PART);
    const end = Math.max(...BREAKS.map((mark) => head.lastIndexOf(mark)));
    const part = end > 0 ? head.slice(0, end) : head;
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return [...parts, rest];
};
/** A tag ends before the next one begins: else "<a<a<a…" would be read to its end for each of its "<". */
const MARKUP = /<[a-z!/][^<>]*>|&[a-z#0-9]+;/i;
