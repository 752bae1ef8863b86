import { isUtf8 } from 'node:buffer';

/**
 * Stands for bytes that are not valid in the document's encoding. It is not a character of XML, so that no document can
 * contain it.
 */
export const UNDECODABLE = '\uffff';

/** Encodings that are read, by the names that documents give them (WHATWG Encoding §4.2). */
const LABELS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
};

/** Longest XML declaration that is searched for an encoding, in bytes. */
const MAX_DECLARATION = 256;
const DECLARED = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})\s*["']/i;
const PARAMETER = /;\s*charset\s*=[\s"]*([\w.:-]{1,40})/i;

/** The encoding of a document: a name that `TextDecoder` knows, or the name that is not supported. */
export type EncodingReading = { readonly encoding: string; readonly mark: number } | { readonly unsupported: string };

/**
 * Returns a document's encoding from its first bytes: the byte order mark, else the XML declaration, else the `charset`
 * of the content type, else UTF-8. RFC 7303 §3.2 puts `charset` before the declaration; but servers send the default
 * of their software there, and the author of the document wrote the declaration. `mark`: the length of the mark.
 */
export const encodingOf = (start: Uint8Array, contentType: string | undefined): EncodingReading => {
  const [first, second, third] = start;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 };
  // "<" in UTF-16 without a mark (XML 1.0, appendix F.1).
  if (first === 0x3c && second === 0) return { encoding: 'utf-16le', mark: 0 };
  if (first === 0 && second === 0x3c) return { encoding: 'utf-16be', mark: 0 };
  const text = Buffer.from(start.subarray(0, MAX_DECLARATION)).toString('latin1');
  const label = DECLARED.exec(text)?.[1] ?? PARAMETER.exec(contentType ?? '')?.[1] ?? 'utf-8';
  const encoding = LABELS[label.toLowerCase()];
  if (encoding === undefined) return { unsupported: label };
  // A document whose declaration can be read byte by byte is not in UTF-16, whatever it declares.
  return { encoding: encoding.startsWith('utf-16') ? 'utf-8' : encoding, mark: 0 };
};

/** Decodes the chunks of one document. Bytes that cannot be decoded become `UNDECODABLE`. */
export interface ChunkDecoder {
  push(chunk: Uint8Array): string;
  /** Returns the rest: a character that was cut becomes `UNDECODABLE`. */
  end(): string;
}

export const chunkDecoder = (encoding: string): ChunkDecoder => {
  if (encoding === 'utf-8') return new Utf8Chunks();
  const decoder = new TextDecoder(encoding);
  return { push: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
};

const NOTHING = new Uint8Array();
const REPLACEMENT = Buffer.from('\ufffd');

class Utf8Chunks implements ChunkDecoder {
  /** The beginning of a character whose other bytes are in the next chunk. */
  #rest: Uint8Array = NOTHING;

  push(chunk: Uint8Array): string {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = bytes.length - partialCharacter(bytes);
    this.#rest = end === bytes.length ? NOTHING : Uint8Array.from(bytes.subarray(end));
    return decodeUtf8(bytes.subarray(0, end));
  }

  end(): string {
    return this.#rest.length === 0 ? '' : UNDECODABLE;
  }
}

/** Returns the number of bytes at the end that begin a character without ending it (RFC 3629 §3). */
const partialCharacter = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
};

const decodeUtf8 = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return buffer.toString();
  // U+FFFD that the document itself contains is text, and is told apart from the one that decoding puts there.
  const parts: string[] = [];
  for (let at = 0; at <= buffer.length;) {
    const found = buffer.indexOf(REPLACEMENT, at);
    const end = found < 0 ? buffer.length : found;
    parts.push(buffer.subarray(at, end).toString().replaceAll('\ufffd', UNDECODABLE));
    at = found < 0 ? buffer.length + 1 : found + REPLACEMENT.length;
  }
  return parts.join('\ufffd');
};
