import type { Response } from 'express';

/**
 * Writes the parts of a body as fast as the client reads, then ends the response. Returns when the client has gone, too. If the parts fail,
 * breaks the connection and throws: a cut answer must not look whole.
 */
export const sendParts = async (response: Response, parts: AsyncIterable<Uint8Array | string>): Promise<void> => {
  let wake = (): void => undefined;
  const listener = (): void => wake();
  // One listener for all parts: compression forwards `drain`, and cannot remove a listener.
  response.on('drain', listener).on('close', listener);
  try {
    for await (const part of parts) {
      if (response.closed || response.destroyed) return;
      const drained = new Promise<void>((resolve) => (wake = resolve));
      if (!response.write(part)) await drained;
    }
    response.end();
  } catch (error) {
    response.destroy();
    throw error;
  }
};
