import type { StoredWebhook } from '@moisson/contracts';

/** Subscriptions to changes, with how far each is served. Every method throws `OutageError`. */
export interface Webhooks {
  get(id: string): Promise<StoredWebhook | undefined>;
  /** By id. */
  list(): Promise<readonly StoredWebhook[]>;
  /** Returns false, and writes nothing, if the id is in use. */
  create(webhook: StoredWebhook): Promise<boolean>;
  /** Applies the change to the newest version; undefined if there is no such subscription. */
  update(id: string, change: (webhook: StoredWebhook) => StoredWebhook): Promise<StoredWebhook | undefined>;
  /** Returns false if there was none. */
  remove(id: string): Promise<boolean>;
}
