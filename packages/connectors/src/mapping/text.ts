import { normalized } from '@moisson/kernel';

/** Text in NFC, control and invisible characters dropped, double-encoded UTF-8 repaired. */
export const cleanText = (raw: string): { text: string; repaired: boolean } => {
  if (PLAIN.test(raw)) return { text: raw.trim(), repaired: false };
  const mended = repairMojibake(raw);
  return {
    text: normalized(withoutInvisible(mended ?? raw), 'NFC').trim(),
    repaired: mended !== undefined,
  };
};

/**
 * What nobody sees, and what makes two texts that look alike differ: control characters, soft hyphens, zero-width characters,
 * marks of writing direction (with which a text can be made to read otherwise than it is), and lone halves of characters.
 */
export const withoutInvisible = (text: string): string => {
  const seen = text.replace(INVISIBLE, '');
  return seen.isWellFormed() ? seen : seen.replace(/\p{Cs}/gu, '');
};
/** Without the flag `u`, which makes it slow: the tag characters beyond the basic plane are pairs of halves. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|[\udb40-\udb43][\udc00-\udfff]/g;

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

/** Placeholders of the template languages that catalogues are made with. */
const PLACEHOLDER =
  /\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|\{%[^{}%]{0,200}%\}|<%[^<>%]{0,200}%>|\[\[[^[\]]{0,200}\]\]/g;

/** Whether a text is nothing but placeholders that were never filled in ("{{description}}"). */
export const isTemplate = (text: string): boolean =>
  text.length <= 1000 && /[{[<]/.test(text) && isFilledBy(text.replace(PLACEHOLDER, ''), text);
const isFilledBy = (rest: string, text: string): boolean => rest !== text && !/[\p{L}\p{N}]/u.test(rest);
