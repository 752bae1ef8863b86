import { MoissonError } from '@moisson/kernel';
import type { Document } from '../document.ts';
import { wholeChunks } from '../whole-chunks.ts';

/** Characters of a piece. A parser that waits for the end of a literal scans it again with each piece, so few are better. */
const PIECE = 1024 * 1024;
const MAX_DECLARATION = 256;
const DECLARED = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})/i;
const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i;

/**
 * Yields the text of a document in large pieces. Its encoding is that of its byte order mark, of its XML declaration, of
 * the content type's `charset`, else UTF-8. Throws `body.not-utf8` for bytes that are not text in it, `fetch.too-large`,
 * `body.empty`.
 */
export async function* rdfText(document: Document, maxBytes: number): AsyncGenerator<string> {
  const { url } = document;
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  let piece = '';
  let isBlank = true;
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder!.decode() : decoder!.decode(chunk, { stream: true });
    } catch (cause) {
      throw new MoissonError('body.not-utf8', { url }, { retryable: true, cause });
    }
  };
  for await (const chunk of wholeChunks(document.chunks)) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new MoissonError('fetch.too-large', { url, limit: maxBytes });
    decoder ??= decoderOf(chunk, document);
    piece += decoded(chunk);
    isBlank &&= piece.trim() === '';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (decoder !== undefined) piece += decoded();
  if (isBlank && piece.trim() === '') throw new MoissonError('body.empty', { url }, { retryable: true });
  if (piece !== '') yield piece;
}

const decoderOf = (start: Uint8Array, { url, contentType }: Document): TextDecoder => {
  const label = markOf(start) ?? labelIn(start) ?? CHARSET.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new MoissonError('body.not-utf8', { url }, { retryable: true, cause });
  }
};

const markOf = ([first, second]: Uint8Array): string | undefined => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
};

/** A declaration that can be read byte by byte is not in UTF-16, whatever it declares. */
const labelIn = (start: Uint8Array): string | undefined => {
  const label = DECLARED.exec(Buffer.from(start.subarray(0, MAX_DECLARATION)).toString('latin1'))?.[1];
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
};
