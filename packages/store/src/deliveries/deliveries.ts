import { Delivery } from '@moisson/contracts';
import type { Deliveries } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const deliveryDocuments: DocumentKind<Delivery, 'dueAt'> = {
  kind: 'delivery',
  name: 'deliveries',
  idOf: ({ id }) => id,
  fields: { dueAt: { of: ({ dueAt }) => dueAt, column: 'due_at' } },
  read: (json) => Delivery.parse(JSON.parse(json)),
};

/** The messages about alerts: other documents, so that lists of digests have none of them. */
export const alertDeliveryDocuments: DocumentKind<Delivery, 'dueAt'> = {
  ...deliveryDocuments,
  name: 'alert_deliveries',
};

export class DocumentDeliveries implements Deliveries {
  readonly #documents: Documents<Delivery, 'dueAt'>;

  constructor(documents: Documents<Delivery, 'dueAt'>) {
    this.#documents = documents;
  }

  get = (id: string): Promise<Delivery | undefined> => this.#documents.get(id);

  list = (limit: number): Promise<readonly Delivery[]> =>
    this.#documents.list({ by: ['dueAt', 'id'], descending: true, limit });

  change = async (first: Delivery, change: (delivery: Delivery) => Delivery): Promise<Delivery> => {
    const changed = change(first);
    if (await this.#documents.create(changed)) return changed;
    // Undefined only if it was deleted since, as too old to be sent.
    return (await this.#documents.update(first.id, change)) ?? first;
  };

  removeBefore = (dueAt: string): Promise<void> => this.#documents.removeBelow('dueAt', dueAt);
}
