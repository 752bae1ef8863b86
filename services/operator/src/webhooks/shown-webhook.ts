import type { StoredWebhook, Webhook } from '@moisson/contracts';

/** Returns what may be shown of a subscription: all but its secrets, and who serves it now. */
export const shownWebhook = ({ secret: _, formerSecret: __, lease: ___, ...webhook }: StoredWebhook): Webhook =>
  webhook;
