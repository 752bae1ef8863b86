/** A chunk of this many bytes or more is passed on as it is. */
const MIN_BYTES = 16 * 1024;

/**
 * The same bytes in chunks that are worth their own object: a source may send its answer byte by byte, and a million chunks of
 * one byte take a hundred times that. Where reading fails, what came before is passed on first.
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
