import type { RemovalHold, SourceId } from '@moisson/contracts';
import { readHold, type Holds } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'sourceId' | 'state' | 'createdAt' | 'undoUntil';

export const holdDocuments: DocumentKind<RemovalHold, Field> = {
  kind: 'hold',
  name: 'holds',
  idOf: ({ id }) => id,
  fields: {
    sourceId: { of: ({ sourceId }) => sourceId, column: 'source_id' },
    state: { of: ({ state }) => state, column: 'state' },
    createdAt: { of: ({ createdAt }) => createdAt, column: 'created_at' },
    undoUntil: { of: ({ undoUntil }) => undoUntil },
  },
  read: readHold,
};

/** Maximum of approved holds of one source that one run reads. */
const MAX_UNDOABLE = 100;

const NEWEST_FIRST = { by: ['createdAt', 'id'], descending: true } as const;

export class DocumentHolds implements Holds {
  readonly #documents: Documents<RemovalHold, Field>;

  constructor(documents: Documents<RemovalHold, Field>) {
    this.#documents = documents;
  }

  put = (hold: RemovalHold): Promise<void> => this.#documents.put([hold]);

  get = (id: string): Promise<RemovalHold | undefined> => this.#documents.get(id);

  pending = (sourceId: SourceId): Promise<RemovalHold | undefined> =>
    this.#documents.first({ where: { sourceId, state: 'pending' }, ...NEWEST_FIRST });

  undoable = (sourceId: SourceId): Promise<readonly RemovalHold[]> =>
    this.#documents.list({
      where: { sourceId, state: 'approved' },
      having: 'undoUntil',
      by: ['createdAt', 'id'],
      limit: MAX_UNDOABLE,
    });

  list = ({ state, limit }: { state?: RemovalHold['state']; limit: number }): Promise<readonly RemovalHold[]> =>
    this.#documents.list({ where: { state }, ...NEWEST_FIRST, limit });
}
