import type { SourceId } from '@moisson/contracts';
import { readRun, type Runs, type StoredRun } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'sourceId' | 'run' | 'endedAt';

export const runDocuments: DocumentKind<StoredRun, Field> = {
  kind: 'run',
  name: 'runs',
  idOf: ({ id }) => id,
  fields: {
    sourceId: { of: ({ sourceId }) => sourceId, column: 'source_id' },
    run: { of: ({ run }) => run, column: 'run' },
    endedAt: { of: ({ endedAt }) => endedAt, column: 'ended_at' },
  },
  read: readRun,
};

export class DocumentRuns implements Runs {
  readonly #documents: Documents<StoredRun, Field>;

  constructor(documents: Documents<StoredRun, Field>) {
    this.#documents = documents;
  }

  put = (run: StoredRun): Promise<void> => this.#documents.put([run]);

  get = (id: string): Promise<StoredRun | undefined> => this.#documents.get(id);

  list = ({ sourceId, limit }: { sourceId?: SourceId; limit: number }): Promise<readonly StoredRun[]> =>
    this.#documents.list(
      sourceId === undefined
        ? { by: ['endedAt', 'id'], descending: true, limit }
        : { where: { sourceId }, by: ['run'], descending: true, limit },
    );

  latest = (): Promise<readonly StoredRun[]> => this.#documents.latest('sourceId', 'run');
}
