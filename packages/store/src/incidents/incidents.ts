import { Incident } from '@moisson/contracts';
import type { Incidents } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const incidentDocuments: DocumentKind<Incident, 'createdAt'> = {
  kind: 'incident',
  name: 'incidents',
  idOf: ({ id }) => id,
  fields: { createdAt: { of: ({ createdAt }) => createdAt, column: 'created_at' } },
  read: (json) => Incident.parse(JSON.parse(json)),
};

export class DocumentIncidents implements Incidents {
  readonly #documents: Documents<Incident, 'createdAt'>;

  constructor(documents: Documents<Incident, 'createdAt'>) {
    this.#documents = documents;
  }

  get = (id: string): Promise<Incident | undefined> => this.#documents.get(id);

  list = (limit: number): Promise<readonly Incident[]> =>
    this.#documents.list({ by: ['createdAt', 'id'], descending: true, limit });

  create = (incident: Incident): Promise<boolean> => this.#documents.create(incident);

  update = (id: string, change: (incident: Incident) => Incident): Promise<Incident | undefined> =>
    this.#documents.update(id, change);
}
