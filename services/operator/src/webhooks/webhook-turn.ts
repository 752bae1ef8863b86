import type { StoredWebhook, WebhookMessage } from '@moisson/contracts';
import {
  afterDelivery,
  afterFailure,
  claimWebhook,
  inPresentFeed,
  leased,
  releaseWebhook,
  WEBHOOK_LEASE_MS,
  type FeedAt,
  type Fetching,
  type Keyring,
  type Store,
} from '@moisson/domain';
import type { Clock } from '@moisson/kernel';
import type { WebhookEvents } from './events.ts';
import { MessageReader } from './next-message.ts';
import { sendMessage } from './send-message.ts';
import { secretsAt } from './webhook-secret.ts';

/** Milliseconds after which a turn ends, so that receivers that are slow to answer do not keep their places. */
const TURN_MS = 10_000;

export interface TurnParts {
  readonly store: Pick<Store, 'webhooks' | 'changeFeed' | 'datasetReads' | 'polls'>;
  readonly fetching: Fetching;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly portalUrl: string | undefined;
  readonly events: WebhookEvents;
}

/** One turn of a subscription: claims it, sends its messages one after the other, and leaves it. */
export class WebhookTurn {
  readonly #parts: TurnParts;
  readonly #owner: string;
  readonly #signal: AbortSignal;
  /** When the lease was last begun, on this process's own clock. */
  #leasedAt = 0;

  /** `owner`: of this turn alone. */
  constructor(parts: TurnParts, owner: string, signal: AbortSignal) {
    [this.#parts, this.#owner, this.#signal] = [parts, owner, signal];
  }

  /** Does nothing if another process was faster. Throws `OutageError`; a `credentials.*` problem if its secret does not decrypt. */
  async run(id: string, end: FeedAt): Promise<void> {
    const { webhooks, polls } = this.#parts.store;
    const now = await polls.now();
    const began = performance.now();
    const claimed = await webhooks.update(id, (one) =>
      inPresentFeed(claimWebhook(one, this.#owner, end, now), end, now),
    );
    if (claimed?.lease?.owner !== this.#owner) return;
    this.#leasedAt = began;
    try {
      await this.#serve(claimed);
    } finally {
      await webhooks.update(id, (one) => (this.#holds(one) ? releaseWebhook(one) : one));
    }
  }

  async #serve(claimed: StoredWebhook): Promise<void> {
    const reader = new MessageReader(this.#parts.store);
    const until = performance.now() + TURN_MS;
    let webhook: StoredWebhook | undefined = claimed;
    while (webhook !== undefined && webhook.suspension === undefined && !this.#signal.aborted) {
      const now = await this.#parts.store.polls.now();
      const step = await reader.next(webhook, now);
      if (step === undefined) return;
      if ('skipTo' in step) webhook = await this.#change(webhook, (one) => ({ ...one, position: step.skipTo }));
      else if (performance.now() > until || !this.#isSurelyHeld()) return;
      else webhook = await this.#deliver(webhook, step.message);
    }
  }

  /** Returns undefined once the subscription is to rest. */
  async #deliver(webhook: StoredWebhook, message: WebhookMessage): Promise<StoredWebhook | undefined> {
    const { clock, events, fetching, keyring, portalUrl, store } = this.#parts;
    const secrets = secretsAt(keyring, webhook, await store.polls.now());
    const sending = { fetching, clock, portalUrl, secrets, signal: this.#signal };
    const failed = await sendMessage(webhook, message, sending);
    // A process that dies here has sent it and not noted it: it is sent again, with the same id.
    const now = await store.polls.now();
    if (failed === undefined) {
      events.delivered();
      return this.#change(webhook, (one) => afterDelivery(one, message, now));
    }
    const random = Math.random();
    const after = await this.#change(webhook, (one) => afterFailure(one, message, failed, now, random));
    if (after !== undefined) events.failed(after, message, failed.problem);
    return after?.letters.some(({ isWaiting }) => isWaiting === true) === true ? after : undefined;
  }

  /** Applies a change and begins the lease anew; returns undefined, and changes nothing, if the subscription is no longer ours. */
  async #change(
    { id }: StoredWebhook,
    change: (webhook: StoredWebhook) => StoredWebhook,
  ): Promise<StoredWebhook | undefined> {
    const { webhooks, polls } = this.#parts.store;
    const now = await polls.now();
    const began = performance.now();
    const changed = await webhooks.update(id, (one) =>
      this.#holds(one) ? leased(change(one), this.#owner, now) : one,
    );
    if (changed === undefined || !this.#holds(changed)) return undefined;
    this.#leasedAt = began;
    return changed;
  }

  #holds({ lease }: StoredWebhook): boolean {
    return lease?.owner === this.#owner;
  }

  /** False if the process slept so long that another may have claimed the subscription. */
  #isSurelyHeld(): boolean {
    return performance.now() - this.#leasedAt < WEBHOOK_LEASE_MS / 2;
  }
}
