import type { StoredWebhook, WebhookMessage } from '@moisson/contracts';
import { postJson, signedHeaders, webhookMessageId, type Fetching, type WebhookFailure } from '@moisson/domain';
import { defined, MoissonError, type Clock } from '@moisson/kernel';
import { messageText } from './message-text.ts';

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
    const headers = signedHeaders({ id: webhookMessageId(message), timestamp, body }, secrets);
    await postJson(fetching, { url, body, headers }, signal);
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
