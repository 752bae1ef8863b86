import { Politeness } from '@moisson/contracts';
import type { Fetching } from '../ports/fetch.ts';

/** Seconds for one request, connection and answer included. */
const SEND_SECONDS = 15;
const POLITENESS = Politeness.parse({ firstByteSeconds: SEND_SECONDS, timeoutSeconds: SEND_SECONDS });
/** Bytes of an answer that are read, so that its connection can be used again. */
const READ_BYTES = 16 * 1024;
/** Any of these says that the message was received. */
const RECEIVED = Array.from({ length: 99 }, (_, at) => 201 + at);

interface Posted {
  readonly url: string;
  /** JSON. Without it, the address is only asked (GET). */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a message to an address, without following redirects. Throws a problem of the fetch if it was not received. */
export const postJson = async (
  fetching: Fetching,
  { url, body, headers }: Posted,
  signal: AbortSignal,
): Promise<void> => {
  const answer = await fetching.forSource({ politeness: POLITENESS }, signal).send({
    ...{ url, accept: '*/*', answers: RECEIVED, redirect: 'error' },
    ...(body === undefined ? {} : { method: 'POST', body: { type: 'application/json', text: body } }),
    ...(headers === undefined ? {} : { headers }),
  });
  await readABit(answer.chunks, answer.leave);
};

/** The status is the answer: whatever becomes of the body, the message was received. */
const readABit = async (chunks: AsyncIterable<Uint8Array>, leave: () => void): Promise<void> => {
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > READ_BYTES) break;
    }
  } catch {
    // Said above.
  } finally {
    leave();
  }
};
