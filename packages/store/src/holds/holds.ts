import { isDeparture, type DepartureHold, type Hold, type RemovalHold, type SourceId } from '@moisson/contracts';
import { readHold, type Holds } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'sourceId' | 'kind' | 'state' | 'createdAt' | 'undoUntil' | 'open';

export const holdDocuments: DocumentKind<Hold, Field> = {
  kind: 'hold',
  name: 'holds',
  idOf: ({ id }) => id,
  fields: {
    sourceId: { of: ({ sourceId }) => sourceId, column: 'source_id' },
    kind: { of: ({ kind = 'removal' }) => kind, column: 'kind' },
    state: { of: ({ state }) => state, column: 'state' },
    createdAt: { of: ({ createdAt }) => createdAt, column: 'created_at' },
    undoUntil: { of: (hold) => (isDeparture(hold) ? undefined : hold.undoUntil) },
    open: { of: (hold) => (isDeparture(hold) && hold.open === true ? 1 : undefined) },
  },
  read: readHold,
};

/** Maximum of approved holds of one source that one run reads. */
const MAX_UNDOABLE = 100;
/** Maximum of open departures that are read: a source has one at most. */
const MAX_OPEN = 10_000;

const NEWEST_FIRST = { by: ['createdAt', 'id'], descending: true } as const;

export class DocumentHolds implements Holds {
  readonly #documents: Documents<Hold, Field>;

  constructor(documents: Documents<Hold, Field>) {
    this.#documents = documents;
  }

  put = (hold: Hold): Promise<void> => this.#documents.put([hold]);

  get = (id: string): Promise<Hold | undefined> => this.#documents.get(id);

  pending = async (sourceId: SourceId): Promise<RemovalHold | undefined> =>
    (await this.#documents.first({
      where: { sourceId, state: 'pending', kind: 'removal' },
      ...NEWEST_FIRST,
    })) as RemovalHold | undefined;

  departure = async (sourceId: SourceId): Promise<DepartureHold | undefined> =>
    (await this.#documents.first({ where: { sourceId, kind: 'departure' }, having: 'open', ...NEWEST_FIRST })) as
      DepartureHold | undefined;

  departures = async (): Promise<readonly DepartureHold[]> =>
    (await this.#documents.list({
      where: { kind: 'departure' },
      having: 'open',
      ...NEWEST_FIRST,
      limit: MAX_OPEN,
    })) as readonly DepartureHold[];

  undoable = async (sourceId: SourceId): Promise<readonly RemovalHold[]> =>
    (await this.#documents.list({
      where: { sourceId, state: 'approved', kind: 'removal' },
      having: 'undoUntil',
      by: ['createdAt', 'id'],
      limit: MAX_UNDOABLE,
    })) as readonly RemovalHold[];

  list = ({ state, limit }: { state?: Hold['state']; limit: number }): Promise<readonly Hold[]> =>
    this.#documents.list({ where: { state }, ...NEWEST_FIRST, limit });
}
