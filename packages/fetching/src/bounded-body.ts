import { MoissonError, said } from '@moisson/kernel';
import { pipeline, type Readable, Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';

export interface BodyLimits {
  /** Bytes after decompression. */
  readonly maxBytes: number;
  /** Decoded over wire bytes, judged from the first mebibyte on. */
  readonly maxRatio: number;
  /** Fewer bytes a second than this on average, after a grace, and the answer is given up. */
  readonly minBytesPerSecond: number;
}

const RATIO_FROM_BYTES = 1024 * 1024;
const RATE_GRACE_MS = 10_000;
/** How often a body that sends nothing is looked at. */
const RATE_CHECK_MS = 1000;

/**
 * The decoded chunks of an answer within its limits. Throws a `fetch.*` error of the list where one is passed; the wire
 * stream is destroyed however reading ends.
 */
export async function* boundedBody(
  wire: Readable,
  encoding: string | undefined,
  url: string,
  limits: BodyLimits,
): AsyncGenerator<Uint8Array> {
  let wireBytes = 0;
  let decodedBytes = 0;
  const started = performance.now();
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      wireBytes += chunk.length;
      done(null, chunk);
    },
    // All has come: from here on only the reader takes its time.
    flush(done) {
      clearInterval(rateCheck);
      done();
    },
  });
  const rateCheck = setInterval(() => {
    const elapsed = performance.now() - started;
    if (elapsed > RATE_GRACE_MS && wireBytes < (elapsed / 1000) * limits.minBytesPerSecond)
      wire.destroy(new MoissonError('fetch.too-slow', { url, rate: limits.minBytesPerSecond }, { retryable: true }));
  }, RATE_CHECK_MS).unref();
  const decoder = decoderOf(encoding, url);
  const decoded: Readable = decoder === undefined ? meter : decoder;
  // Errors reach the reader through the last stream; the callback only keeps them from being unhandled.
  if (decoder === undefined) pipeline(wire, meter, () => undefined);
  else pipeline(wire, meter, decoder, () => undefined);
  try {
    for await (const chunk of decoded as AsyncIterable<Buffer>) {
      decodedBytes += chunk.length;
      if (decodedBytes > limits.maxBytes) throw new MoissonError('fetch.too-large', { url, limit: limits.maxBytes });
      if (decodedBytes > RATIO_FROM_BYTES && decodedBytes > wireBytes * limits.maxRatio)
        throw new MoissonError('fetch.decompression-bomb', { url, ratio: limits.maxRatio });
      yield chunk;
    }
  } finally {
    clearInterval(rateCheck);
    wire.destroy();
  }
}

const decoderOf = (encoding: string | undefined, url: string): Transform | undefined => {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    // Brotli is not asked for: its window takes up to 16 MiB of memory an answer, gzip's 32 KiB.
    default:
      throw new MoissonError('body.unexpected-shape', {
        url,
        detail: said(`encodage ${encoding}`, `content encoding ${encoding}`),
      });
  }
};
