import { isAscii, isUtf8 } from 'node:buffer';

/** Character sets that are recognised, by their names in the WHATWG Encoding standard. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text in UTF-8 without a byte order mark. `cut`: it ends inside a character, so its end is missing. */
export interface Utf8Text {
  readonly bytes: Uint8Array;
  readonly charset: Charset;
  readonly cut: boolean;
}

/** Number of bytes in which NUL bytes are counted. */
const SAMPLE = 1024;

/**
 * Converts a text of unknown character set to UTF-8: by its byte order mark, by the NUL bytes of UTF-16, else UTF-8 if
 * it is valid, else windows-1252, in which every text is valid. What a server declares is ignored, because it often
 * declares its default.
 */
export const asUtf8 = (bytes: Uint8Array): Utf8Text => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ofUtf8(bytes.subarray(3), true);
  if (first === 0xff && second === 0xfe) return ofUtf16(bytes.subarray(2), 'utf-16le');
  if (first === 0xfe && second === 0xff) return ofUtf16(bytes.subarray(2), 'utf-16be');
  const wide = utf16Of(bytes.subarray(0, SAMPLE));
  return wide === undefined ? ofUtf8(bytes, false) : ofUtf16(bytes, wide);
};

const ofUtf8 = (bytes: Uint8Array, isMarked: boolean): Utf8Text => {
  if (isUtf8(bytes)) return { bytes, charset: 'utf-8', cut: false };
  const whole = bytes.subarray(0, bytes.length - partialCharacter(bytes));
  // One byte above 127 after ASCII alone is more likely the last letter of a text in windows-1252.
  if (isUtf8(whole) && (isMarked || !isAscii(whole))) return { bytes: whole, charset: 'utf-8', cut: true };
  return decoded(bytes, 'windows-1252', false);
};

const ofUtf16 = (bytes: Uint8Array, charset: 'utf-16le' | 'utf-16be'): Utf8Text =>
  decoded(bytes.subarray(0, bytes.length - (bytes.length % 2)), charset, bytes.length % 2 === 1);

const decoded = (bytes: Uint8Array, charset: Charset, cut: boolean): Utf8Text => ({
  bytes: Buffer.from(new TextDecoder(charset).decode(bytes)),
  charset,
  cut,
});

/** Returns the number of bytes at the end that begin a character of UTF-8 without ending it (RFC 3629 §3). */
const partialCharacter = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc2 && byte <= 0xf4) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return 0;
};

/** Returns the byte order if most characters of a sample have a NUL byte on one side, as Latin text in UTF-16 has. */
const utf16Of = (sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const half = sample.length / 4;
  if (zeros[1]! > half && zeros[0]! < half / 10) return 'utf-16le';
  return zeros[0]! > half && zeros[1]! < half / 10 ? 'utf-16be' : undefined;
};
