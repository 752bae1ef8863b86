import { Session } from '@moisson/contracts';
import type { Sessions } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const sessionDocuments: DocumentKind<Session, 'expiresAt'> = {
  kind: 'session',
  name: 'sessions',
  idOf: ({ id }) => id,
  fields: { expiresAt: { of: ({ expiresAt }) => expiresAt, column: 'expires_at' } },
  read: (json) => Session.parse(JSON.parse(json)),
};

type SessionDocuments = Pick<Documents<Session, 'expiresAt'>, 'get' | 'create' | 'update' | 'remove' | 'removeBelow'>;

export class DocumentSessions implements Sessions {
  readonly #documents: SessionDocuments;

  constructor(documents: SessionDocuments) {
    this.#documents = documents;
  }

  get = (id: string): Promise<Session | undefined> => this.#documents.get(id);

  create = (session: Session): Promise<boolean> => this.#documents.create(session);

  update = (id: string, change: (session: Session) => Session): Promise<Session | undefined> =>
    this.#documents.update(id, change);

  remove = (id: string): Promise<void> => this.#documents.remove(id);

  removeExpired = (before: string): Promise<void> => this.#documents.removeBelow('expiresAt', before);
}
