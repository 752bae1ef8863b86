import { messageOf, MoissonError, said, type Bilingual } from '@moisson/kernel';
import { parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import type { Document } from '../document.ts';
import { asUtf8, type Charset } from '../text/as-utf8.ts';
import { csvOptions, MAX_CELL } from './csv-options.ts';
import { separatorOf, type Separator } from './separator.ts';

/** The cells of one row, trimmed. */
export type Row = readonly string[];

export interface Table {
  /** Its rows in order, without those whose cells are all empty. */
  readonly rows: readonly Row[];
  readonly separator: Separator;
  readonly charset: Charset;
  /** Whether its last line ends with a line break. If not, the table may have been cut in its last cell. */
  readonly endsWithBreak: boolean;
}

/** A table is read as a whole, because its rows may belong together in any order. */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_ROWS = 50_000;
const MAX_COLUMNS = 500;
const CHUNK = 64 * 1024;

/**
 * Reads a table in CSV, whatever its separator (`;`, tab, `|` or `,`) and its character set. Cells are text: formulas
 * and HTML in them are not evaluated. Throws `body.empty`, `body.truncated`, `body.unexpected-shape` (another kind of
 * file, a quote that is never closed), `fetch.too-large`, `paging.too-many-records`.
 */
export const readTable = async (document: Document): Promise<Table> => {
  const { url } = document;
  const given = await bytesOf(document);
  const { bytes, charset, cut } = asUtf8(given);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, CHUNK)).toString().trim() === '')
    throw new MoissonError('body.empty', { url }, { retryable: true });
  const other = otherFile(given, bytes);
  if (other !== undefined) throw new MoissonError('body.unexpected-shape', { url, detail: other }, { retryable: true });
  if (cut) throw new MoissonError('body.truncated', { url }, { retryable: true });
  const { separator, from } = announced(bytes) ?? { separator: separatorOf(bytes), from: 0 };
  const rows = await rowsOf(bytes.subarray(from), separator, url);
  return { rows, separator, charset, endsWithBreak: bytes.at(-1) === 0x0a || bytes.at(-1) === 0x0d };
};

const bytesOf = async ({ url, chunks }: Document): Promise<Buffer> => {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new MoissonError('fetch.too-large', { url, limit: MAX_BYTES });
    kept.push(chunk);
  }
  return Buffer.concat(kept);
};

/** Returns what a file is if it is clearly no table in text: its first bytes are looked at, not its media type. */
const otherFile = (given: Buffer, bytes: Uint8Array): Bilingual | undefined => {
  if (given.subarray(0, 2).toString('latin1') === 'PK' && given[2] === 3)
    return said('un classeur ou un fichier ZIP; enregistrez-le en CSV', 'a workbook or a ZIP file; save it as CSV');
  if (given.subarray(0, 4).toString('latin1') === '%PDF') return said('un fichier PDF', 'a PDF file');
  const start = Buffer.from(bytes.subarray(0, 200)).toString().trimStart();
  if (start.startsWith('<')) return said('une page HTML ou du XML, pas un tableau CSV', 'an HTML page or XML, not CSV');
  if (/^(?:\{\s*["}]|\[\s*[[{"\]])/.test(start)) return said('du JSON, pas un tableau CSV', 'JSON, not CSV');
  return bytes.subarray(0, CHUNK).includes(0) ? said('un fichier binaire', 'a binary file') : undefined;
};

/** Returns the separator that the first line announces, as Excel writes it: `sep=;`. */
const announced = (bytes: Uint8Array): { readonly separator: Separator; readonly from: number } | undefined => {
  const line = /^"?sep=([;,\t|])"?(?:\r\n|\n|\r)/i.exec(Buffer.from(bytes.subarray(0, 20)).toString('latin1'));
  return line === null ? undefined : { separator: line[1] as Separator, from: line[0].length };
};

const rowsOf = async (bytes: Uint8Array, separator: Separator, url: string): Promise<readonly Row[]> => {
  const parser = parse({ ...csvOptions(separator), max_record_size: MAX_CELL });
  // Errors reach the reader through the parser. The callback only prevents an unhandled error.
  pipeline(Readable.from(chunksOf(bytes), { objectMode: false }), parser, () => undefined);
  const rows: Row[] = [];
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (row.length > MAX_COLUMNS) throw tooWide(url);
      if (row.every((cell) => cell === '')) continue;
      if (rows.length >= MAX_ROWS) throw new MoissonError('paging.too-many-records', { limit: MAX_ROWS });
      rows.push(row);
    }
  } catch (error) {
    throw error instanceof MoissonError ? error : unreadable(error, url);
  }
  return rows;
};

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

const tooWide = (url: string): MoissonError =>
  new MoissonError('body.unexpected-shape', {
    url,
    detail: said(`une ligne de plus de ${MAX_COLUMNS} colonnes`, `a row of more than ${MAX_COLUMNS} columns`),
  });

/** A quote that is never closed is a mistake in a cell, or the body was cut inside one. */
const unreadable = (error: unknown, url: string): MoissonError => {
  const { code, lines } = error as { readonly code?: unknown; readonly lines?: unknown };
  const line = typeof lines === 'number' ? lines : '?';
  const detail =
    code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
      ? said(
          `un guillemet ouvert n’est pas refermé, ou le fichier est coupé (ligne ${line})`,
          `a quote is opened and not closed, or the file is cut (line ${line})`,
        )
      : messageOf(error);
  return new MoissonError('body.unexpected-shape', { url, detail }, { retryable: true, cause: error });
};
