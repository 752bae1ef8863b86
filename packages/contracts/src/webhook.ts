import { Problem } from '@moisson/kernel';
import { z } from 'zod';
import { KeyId } from './access/api-key.ts';
import { DatasetId, Instant, SourceId } from './ids.ts';
import { OrganizationSlug } from './source/organization.ts';

/** Subscriptions of one installation: all of them are looked at each second. */
export const MAX_WEBHOOKS = 200;
/** Dead letters that are kept of one subscription: with more, it is suspended. */
export const MAX_WEBHOOK_LETTERS = 100;

/** The id of a subscription; whoever makes it chooses it. */
export const WebhookId = KeyId;

const some = <Item extends z.ZodType>(item: Item, max: number) => z.array(item).min(1).max(max).optional();

/** What a subscriber wants to know. Of each part that is given, one value must fit; a part that is not given fits all. */
export const WebhookFilter = z.strictObject({
  changes: some(z.enum(['create', 'update', 'move', 'delete']), 4).describe('Kinds of change'),
  organizations: some(OrganizationSlug, 100).describe('Publishers of the dataset'),
  sources: some(SourceId, 100).describe('Sources that list the dataset'),
  themes: some(z.string().min(1).max(100), 50).describe('Themes of the dataset'),
  keywords: some(z.string().min(1).max(200), 50).describe('Keywords of the dataset, whatever their case'),
});
export type WebhookFilter = Readonly<z.infer<typeof WebhookFilter>>;

/** What one message tells: an entry of the feed of changes, or that the feed is another one (`reset`). */
export const WebhookMessage = z.strictObject({
  /** The feed, and the place in it. */
  feed: z.string(),
  number: z.int().nonnegative(),
  kind: z.enum(['create', 'update', 'move', 'delete', 'refresh', 'reset']),
  at: Instant,
  id: DatasetId.optional(),
  revision: z.int().positive().optional(),
  /** The dataset that it was merged into. */
  to: DatasetId.optional(),
});
export type WebhookMessage = Readonly<z.infer<typeof WebhookMessage>>;

/** A message that was given up. */
export const WebhookLetter = z.strictObject({
  message: WebhookMessage,
  attempts: z.int().positive(),
  failedAt: Instant,
  problem: Problem,
  /** An operator asked to send it again. */
  isWaiting: z.literal(true).optional(),
});
export type WebhookLetter = Readonly<z.infer<typeof WebhookLetter>>;

/** Who stopped it: an operator; the receiver, which answered 410; or we, because it kept failing. */
export const WebhookSuspension = z.strictObject({ at: Instant, cause: z.enum(['operator', 'gone', 'failing']) });
export type WebhookSuspension = Readonly<z.infer<typeof WebhookSuspension>>;

/** A subscription as it is shown: all but its secrets. */
export const Webhook = z.strictObject({
  id: WebhookId,
  /** Who receives it, for people. */
  name: z.string().min(1).max(100),
  url: z.string().max(2000),
  filter: WebhookFilter,
  createdAt: Instant,
  /** The subject of who made it. */
  createdBy: z.string(),
  /** When the newest secret was made. */
  secretAt: Instant,
  /** Until when messages are also signed with the secret before it. */
  formerSecretUntil: Instant.optional(),
  /** Not active: nothing is sent, and its place in the feed stays. */
  suspension: WebhookSuspension.optional(),
  /** The feed, and the number of the last entry that is dealt with: delivered, not wanted, or a dead letter. */
  feed: z.string(),
  position: z.int().nonnegative(),
  /** Since when the feed is another one: the subscriber is to be told to read everything anew. */
  resetAt: Instant.optional(),
  /** The message after `position` does not get through. */
  failure: z
    .strictObject({ since: Instant, attempts: z.int().positive(), retryAt: Instant, problem: Problem })
    .optional(),
  /** A message was given up, and none was delivered since. */
  isStruggling: z.literal(true).optional(),
  /** Messages delivered so far. */
  delivered: z.int().nonnegative(),
  deliveredAt: Instant.optional(),
  letters: z.array(WebhookLetter),
});
export type Webhook = Readonly<z.infer<typeof Webhook>>;

/** A secret, encrypted as credentials are (`SealedCredential`). */
const SealedSecret = z.object({ at: Instant, keyId: z.string(), nonce: z.string(), ciphertext: z.string() });
export type SealedSecret = Readonly<z.infer<typeof SealedSecret>>;

/** A subscription as the store holds it. */
export const StoredWebhook = Webhook.extend({
  secret: SealedSecret,
  formerSecret: SealedSecret.optional(),
  /** Who sends its messages now. A claim that is not renewed ends. */
  lease: z.object({ owner: z.string(), until: Instant }).optional(),
});
export type StoredWebhook = Readonly<z.infer<typeof StoredWebhook>>;
