import { Politeness, type StoredWebhook, type WebhookMessage } from '@moisson/contracts';
import { webhookMessageId, type Fetching, type WebhookFailure } from '@moisson/domain';
import { defined, MoissonError, type Clock } from '@moisson/kernel';
import { messageText } from './message-text.ts';
import { signedHeaders } from './webhook-secret.ts';

/** Seconds for one request, connection and answer included. */
const SEND_SECONDS = 15;
const POLITENESS = Politeness.parse({ firstByteSeconds: SEND_SECONDS, timeoutSeconds: SEND_SECONDS });
/** Bytes of an answer that are read, so that its connection can be used again. */
const READ_BYTES = 16 * 1024;
/** Any of these says that the message was received. */
const RECEIVED = Array.from({ length: 99 }, (_, at) => 201 + at);

interface Sending {
  readonly fetching: Fetching;
  /** The system's: receivers compare the time of a message with their own. */
  readonly clock: Clock;
  readonly portalUrl: string | undefined;
  readonly signal: AbortSignal;
  readonly secrets: readonly string[];
}

/** Sends a message once. Returns why it did not get through, or undefined if it did. Throws `fetch.aborted` at the end of the process. */
export const sendMessage = async (
  { url }: Pick<StoredWebhook, 'url'>,
  message: WebhookMessage,
  { fetching, clock, portalUrl, signal, secrets }: Sending,
): Promise<WebhookFailure | undefined> => {
  const body = messageText(message, portalUrl);
  const timestamp = Math.floor(clock.now().getTime() / 1000);
  try {
    const answer = await fetching.forSource({ politeness: POLITENESS }, signal).send({
      ...{ url, method: 'POST', accept: '*/*', answers: RECEIVED, redirect: 'error' },
      body: { type: 'application/json', text: body },
      headers: signedHeaders({ id: webhookMessageId(message), timestamp, body }, secrets),
    });
    await readABit(answer.chunks, answer.leave);
    return undefined;
  } catch (error) {
    if (!(error instanceof MoissonError) || error.code === 'fetch.aborted') throw error;
    const { status, seconds } = error.params;
    return {
      problem: error.toProblem(),
      isGone: status === 410,
      ...defined({ retryAfterSeconds: error.code === 'fetch.rate-limited' ? Number(seconds) : undefined }),
    };
  }
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
