import { inBoth, messageOf, MoissonError, said, type Bilingual } from '@moisson/kernel';
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes. No file that people write by hand is larger, and the operator's API accepts no more. */
const MAX_BYTES = 4 * 1024 * 1024;

const STANDARD_INPUT = 0;

/**
 * Returns the text of a UTF-8 file, or of standard input (`-`), without its byte order mark. Throws `request.invalid` with the file, and the first line that is not
 * UTF-8.
 */
export const readText = (path: string): string => {
  const bytes = readBounded(path);
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const text = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (!isUtf8(text)) {
      const column = new TextDecoder().decode(text).indexOf('\ufffd') + 1;
      throw invalid(
        said(
          `${path}:${line}: pas en UTF-8; enregistrez le fichier en UTF-8 (colonne ${column})`,
          `${path}:${line}: not UTF-8; save the file in UTF-8 (column ${column})`,
        ),
      );
    }
    start = end + 1;
  }
};

/** Returns the bytes of a file, or of standard input (`-`). Throws `request.invalid` for more than `max` bytes. */
export const readBytes = (path: string, max: number): Uint8Array => readBounded(path, max);

/** Reads in pieces and counts: a device or a pipe has no size that could be checked first. */
const readBounded = (path: string, max = MAX_BYTES): Buffer => {
  try {
    const file = path === '-' ? STANDARD_INPUT : openSync(path, 'r');
    try {
      const pieces: Buffer[] = [];
      for (let size = 0; size <= max;) {
        const piece = Buffer.alloc(64 * 1024);
        const read = readSync(file, piece);
        if (read === 0) return Buffer.concat(pieces);
        pieces.push(piece.subarray(0, read));
        size += read;
      }
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw invalid(inBoth(`${path}: ${messageOf(cause)}`), cause);
  }
  throw invalid(said(`${path}: plus de ${max} octets`, `${path}: larger than ${max} bytes`));
};

const invalid = (detail: Bilingual, cause?: unknown): MoissonError =>
  new MoissonError('request.invalid', { detail }, { cause });
