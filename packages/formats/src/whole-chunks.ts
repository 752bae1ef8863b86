/** Chunks of this size or more are passed on as they are. */
const MIN_BYTES = 16 * 1024;

/**
 * Yields the same bytes in larger chunks. A source may send its response byte by byte, and a million chunks of one byte
 * take a hundred times their size in memory. If reading fails, the bytes received before are yielded first.
 */
export async function* wholeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let buffer = Buffer.allocUnsafeSlow(MIN_BYTES);
  let filled = 0;
  const flush = (): Uint8Array => {
    const whole = buffer.subarray(0, filled);
    [buffer, filled] = [Buffer.allocUnsafeSlow(MIN_BYTES), 0];
    return whole;
  };
  try {
    for await (const chunk of chunks) {
      if (filled > 0 && filled + chunk.length > MIN_BYTES) yield flush();
      if (chunk.length >= MIN_BYTES) yield chunk;
      else {
        buffer.set(chunk, filled);
        filled += chunk.length;
      }
    }
  } catch (error) {
    if (filled > 0) yield flush();
    throw error;
  }
  if (filled > 0) yield flush();
}
