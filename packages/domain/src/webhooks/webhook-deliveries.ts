import { MAX_WEBHOOK_LETTERS, type StoredWebhook, type WebhookLetter, type WebhookMessage } from '@moisson/contracts';
import { defined, type Problem } from '@moisson/kernel';
import { backoffSeconds, type BackoffPolicy } from '../harvesting/backoff.ts';

/** Retries of a message: after 5 seconds, doubled each time, at most 6 hours. */
export const webhookBackoff: BackoffPolicy = { firstSeconds: 5, maxSeconds: 6 * 3600 };
/** Milliseconds after the first attempt until a message is given up. */
export const GIVE_UP_MS = 2 * 24 * 3_600_000;

/** Why a message did not get through. */
export interface WebhookFailure {
  readonly problem: Problem;
  /** The receiver answered 410: it wants no more. */
  readonly isGone: boolean;
  /** What the receiver asked for (`Retry-After`). */
  readonly retryAfterSeconds?: number;
}

/** Returns the id of a message: the same at each attempt, from every process. */
export const webhookMessageId = ({ feed, number, kind }: WebhookMessage): string =>
  `${feed}-${number}${kind === 'reset' ? '-reset' : ''}`;

const isSame = (a: WebhookMessage, b: WebhookMessage): boolean => webhookMessageId(a) === webhookMessageId(b);

const isLetter = ({ letters }: StoredWebhook, message: WebhookMessage): boolean =>
  letters.some((letter) => isSame(letter.message, message));

/** Returns the subscription past a message. */
const past = ({ failure: _, resetAt: __, ...webhook }: StoredWebhook, { number }: WebhookMessage): StoredWebhook => ({
  ...webhook,
  position: number,
});

/** Returns the subscription after a message was delivered. */
export const afterDelivery = (webhook: StoredWebhook, message: WebhookMessage, now: Date): StoredWebhook => {
  const { isStruggling: _, ...known } = isLetter(webhook, message) ? webhook : past(webhook, message);
  return {
    ...known,
    delivered: webhook.delivered + 1,
    deliveredAt: now.toISOString(),
    letters: webhook.letters.filter((letter) => !isSame(letter.message, message)),
  };
};

/**
 * Returns the subscription after a message did not get through: it is tried again later, and given up after two days. If the next one fails
 * too, or the receiver says that it is gone, the subscription is suspended where it stands. `random` is in [0, 1).
 */
export const afterFailure = (
  webhook: StoredWebhook,
  message: WebhookMessage,
  failed: WebhookFailure,
  now: Date,
  random: number,
): StoredWebhook => {
  const at = now.toISOString();
  if (isLetter(webhook, message)) return afterLetter(webhook, message, failed, at);
  const attempts = (webhook.failure?.attempts ?? 0) + 1;
  const since = webhook.failure?.since ?? at;
  const seconds = Math.max(backoffSeconds(attempts, webhookBackoff, random), failed.retryAfterSeconds ?? 0);
  const retryAt = new Date(now.getTime() + seconds * 1000).toISOString();
  const failing = { ...webhook, failure: { since, attempts, retryAt, problem: failed.problem } };
  if (failed.isGone) return { ...failing, suspension: { at, cause: 'gone' } };
  if (webhook.isStruggling === true || webhook.letters.length >= MAX_WEBHOOK_LETTERS)
    return { ...failing, suspension: { at, cause: 'failing' } };
  if (now.getTime() - Date.parse(since) < GIVE_UP_MS) return failing;
  const letter: WebhookLetter = { message, attempts, failedAt: at, problem: failed.problem };
  return { ...past(webhook, message), isStruggling: true, letters: [...webhook.letters, letter] };
};

/** A letter that was sent again has one attempt. */
const afterLetter = (
  webhook: StoredWebhook,
  message: WebhookMessage,
  { problem, isGone }: WebhookFailure,
  at: string,
): StoredWebhook => ({
  ...webhook,
  letters: webhook.letters.map((letter) => {
    if (!isSame(letter.message, message)) return letter;
    const { isWaiting: _, ...rest } = letter;
    return { ...rest, attempts: letter.attempts + 1, failedAt: at, problem };
  }),
  ...defined({ suspension: isGone ? ({ at, cause: 'gone' } as const) : undefined }),
});
