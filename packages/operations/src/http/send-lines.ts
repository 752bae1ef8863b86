import type { Response } from 'express';
import { once } from 'node:events';

/** Sends values as NDJSON, one line of JSON for each, as fast as the client reads; stops when it hangs up. A fault cuts the answer off. */
export const sendLines = async (response: Response, values: AsyncIterable<unknown>): Promise<void> => {
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  response.type('application/x-ndjson');
  for await (const value of values) {
    if (closed.signal.aborted) return;
    if (response.write(`${JSON.stringify(value)}\n`)) continue;
    await once(response, 'drain', { signal: closed.signal }).catch((error: unknown) => {
      if (!closed.signal.aborted) throw error;
    });
  }
  response.end();
};
