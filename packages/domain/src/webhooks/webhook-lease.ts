import type { StoredWebhook } from '@moisson/contracts';

/** Milliseconds. Longer than one request may take, so that a process that dies holds a subscription up for a minute at most. */
export const WEBHOOK_LEASE_MS = 60_000;

/** The end of the feed of changes. */
export interface FeedAt {
  readonly feed: string;
  readonly number: number;
}

const hasLease = ({ lease }: StoredWebhook, now: Date): boolean =>
  // One that lasts longer than any can was written by a clock that was set back since.
  lease !== undefined &&
  Date.parse(lease.until) > now.getTime() &&
  Date.parse(lease.until) <= now.getTime() + WEBHOOK_LEASE_MS;

const isRead = ({ feed, position, resetAt }: StoredWebhook, end: FeedAt): boolean =>
  feed === end.feed && position === end.number && resetAt === undefined;

/** Returns whether there is something to send for a subscription now, and nobody does. */
export const isDueWebhook = (webhook: StoredWebhook, end: FeedAt, now: Date): boolean => {
  const { suspension, failure, letters } = webhook;
  if (suspension !== undefined || hasLease(webhook, now)) return false;
  if (letters.some(({ isWaiting }) => isWaiting === true)) return true;
  return !isRead(webhook, end) && (failure === undefined || Date.parse(failure.retryAt) <= now.getTime());
};

/** Returns the subscription as this owner holds it; unchanged if it is not due. */
export const claimWebhook = (webhook: StoredWebhook, owner: string, end: FeedAt, now: Date): StoredWebhook =>
  isDueWebhook(webhook, end, now) ? leased(webhook, owner, now) : webhook;

/** Returns the subscription with its lease begun anew. */
export const leased = (webhook: StoredWebhook, owner: string, now: Date): StoredWebhook => ({
  ...webhook,
  lease: { owner, until: new Date(now.getTime() + WEBHOOK_LEASE_MS).toISOString() },
});

/** Returns the subscription that nobody holds any more. */
export const releaseWebhook = ({ lease: _, ...webhook }: StoredWebhook): StoredWebhook => webhook;

/** Returns the subscription at the end of the feed of today, if its place is in another one or beyond it: its subscriber is to be told. */
export const inPresentFeed = (webhook: StoredWebhook, end: FeedAt, now: Date): StoredWebhook =>
  webhook.feed === end.feed && webhook.position <= end.number
    ? webhook
    : { ...webhook, feed: end.feed, position: end.number, resetAt: now.toISOString() };
