import { StoredWebhook } from '@moisson/contracts';
import type { Webhooks } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const webhookDocuments: DocumentKind<StoredWebhook> = {
  kind: 'webhook',
  name: 'webhooks',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => StoredWebhook.parse(JSON.parse(json)),
};

/** One document has all of a subscription: its place in the feed and its dead letters change together, in one write. */
export class DocumentWebhooks implements Webhooks {
  readonly #documents: Documents<StoredWebhook>;

  constructor(documents: Documents<StoredWebhook>) {
    this.#documents = documents;
  }

  get = (id: string): Promise<StoredWebhook | undefined> => this.#documents.get(id);

  list = (): Promise<readonly StoredWebhook[]> => this.#documents.list({});

  create = (webhook: StoredWebhook): Promise<boolean> => this.#documents.create(webhook);

  update = (id: string, change: (webhook: StoredWebhook) => StoredWebhook): Promise<StoredWebhook | undefined> =>
    this.#documents.update(id, change);

  remove = (id: string): Promise<boolean> => this.#documents.removeIf(id, () => true);
}
