import { MoissonError, messageOf } from '@moisson/kernel';
import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Document } from '../document.ts';

/** Yields the bytes of a document, decompressed if they are gzip (RFC 1952), as those of a file `.xml.gz` are. */
export async function* unzipped({ url, chunks }: Document): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  let begun: Uint8Array = new Uint8Array();
  while (begun.length < 2) {
    const step = await source.next();
    if (step.done === true) break;
    begun = begun.length === 0 ? step.value : Buffer.concat([begun, step.value]);
  }
  const all = rejoined(begun, source);
  if (begun[0] !== 0x1f || begun[1] !== 0x8b) {
    yield* all;
    return;
  }
  const decoder = createGunzip();
  // Errors reach the reader through the decoder. The callback only prevents an unhandled error.
  pipeline(Readable.from(all), decoder, () => undefined);
  try {
    yield* decoder as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw error instanceof MoissonError ? error : unreadable(error, url);
  }
}

async function* rejoined(begun: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield begun;
    for (let step = await rest.next(); step.done !== true; step = await rest.next()) yield step.value;
  } finally {
    // Closes the connection where reading ends early.
    await rest.return?.();
  }
}

const unreadable = (error: unknown, url: string): MoissonError =>
  (error as { readonly code?: unknown }).code === 'Z_BUF_ERROR'
    ? new MoissonError('body.truncated', { url }, { retryable: true, cause: error })
    : new MoissonError(
        'body.unexpected-shape',
        { url, detail: `compression: ${messageOf(error)}` },
        { retryable: true, cause: error },
      );
