import { MoissonError, said } from '@moisson/kernel';
import { pipeline, type Readable, Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';

export interface BodyLimits {
  /** Bytes after decompression. */
  readonly maxBytes: number;
  /** Largest ratio of decoded bytes to received bytes. Checked after the first mebibyte. */
  readonly maxRatio: number;
  /** A response that is slower than this on average, after a grace period, is aborted. */
  readonly minBytesPerSecond: number;
}

const RATIO_FROM_BYTES = 1024 * 1024;
const RATE_GRACE_MS = 10_000;
/** Interval of the check for a body that sends nothing, in milliseconds. */
const RATE_CHECK_MS = 1000;

/**
 * Yields the decoded chunks of a response within its limits. Throws a `fetch.*` error if a limit is exceeded. The
 * socket stream is destroyed however reading ends.
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
    // Everything was received: from now on only the reader is slow.
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
  // Errors reach the reader through the last stream. The callback only prevents an unhandled error.
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
    // We do not offer Brotli: its window needs up to 16 MiB of memory per response, that of gzip 32 KiB.
    default:
      throw new MoissonError('body.unexpected-shape', {
        url,
        detail: said(`encodage ${encoding}`, `content encoding ${encoding}`),
      });
  }
};
