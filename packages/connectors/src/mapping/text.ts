import { normalized } from '@moisson/kernel';

/** Returns the text in NFC without control and invisible characters, with double-encoded UTF-8 repaired. */
export const cleanText = (raw: string): { text: string; repaired: boolean } => {
  if (PLAIN.test(raw)) return { text: raw.trim(), repaired: false };
  const mended = repairMojibake(raw);
  return {
    text: normalized(withoutInvisible(mended ?? raw), 'NFC').trim(),
    repaired: mended !== undefined,
  };
};

/**
 * Returns the text without characters that are invisible and make equal-looking texts differ: control characters, soft
 * hyphens, zero-width characters, marks of writing direction (which can make a text look like another one) and lone
 * surrogates.
 */
export const withoutInvisible = (text: string): string => {
  const seen = text.replace(INVISIBLE, '');
  return seen.isWellFormed() ? seen : seen.replace(/\p{Cs}/gu, '');
};
/**
 * Without the flag `u`, which makes it slow: so tag characters beyond the basic plane are matched as surrogate pairs.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|[\udb40-\udb43][\udc00-\udfff]/g;

/** Text that needs no cleaning. */
const PLAIN = /^[\x20-\x7e]*$/;

/** The characters of Windows-1252 in 0x80–0x9f (WHATWG Encoding, index windows-1252). */
const cp1252 = new Map(
  Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ', (character, at) => [character, 0x80 + at]),
);
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Repairs UTF-8 that was decoded as Windows-1252 and encoded again ("matiÃ¨re"), by reversing it: only if every
 * character has a byte in Windows-1252 and the bytes are valid UTF-8. Returns undefined if there is nothing to repair.
 * 32 of 37 records of a city needed it (docs/facts/double-encoded-text.md).
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

/** Placeholders of template languages that catalogues use. */
const PLACEHOLDER =
  /\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|\{%[^{}%]{0,200}%\}|<%[^<>%]{0,200}%>|\[\[[^[\]]{0,200}\]\]/g;

/** Returns whether a text consists only of placeholders that were never filled in ("{{description}}"). */
export const isTemplate = (text: string): boolean =>
  text.length <= 1000 && /[{[<]/.test(text) && isFilledBy(text.replace(PLACEHOLDER, ''), text);
const isFilledBy = (rest: string, text: string): boolean => rest !== text && !/[\p{L}\p{N}]/u.test(rest);
