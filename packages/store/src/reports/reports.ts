import { MAX_REPORTS_A_DAY, Report, type DatasetId } from '@moisson/contracts';
import type { Reports } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'state' | 'datasetId' | 'at' | 'expiresAt';

export const reportDocuments: DocumentKind<Report, Field> = {
  kind: 'report',
  name: 'reports',
  idOf: ({ id }) => id,
  fields: {
    state: { of: ({ state }) => state, column: 'state' },
    datasetId: { of: ({ datasetId }) => datasetId, column: 'dataset_id' },
    at: { of: ({ at }) => at, column: 'at' },
    expiresAt: { of: ({ expiresAt }) => expiresAt, column: 'expires_at' },
  },
  read: (json) => Report.parse(JSON.parse(json)),
};

export class DocumentReports implements Reports {
  readonly #documents: Documents<Report, Field>;

  constructor(documents: Documents<Report, Field>) {
    this.#documents = documents;
  }

  /** The ids of a dataset's day are numbered places: no two writers can fill more of them than there are. */
  append = async (report: Omit<Report, 'id'>): Promise<boolean> => {
    const day = `${report.datasetId}:${report.at.slice(0, 10)}`;
    for (let place = 0; place < MAX_REPORTS_A_DAY; place += 1)
      if (await this.#documents.create({ id: `${day}:${place}`, ...report })) return true;
    return false;
  };

  waiting = (limit: number): Promise<readonly Report[]> =>
    this.#documents.list({ where: { state: 'waiting' }, by: ['at', 'id'], descending: true, limit });

  of = (datasetId: DatasetId, limit: number): Promise<readonly Report[]> =>
    this.#documents.list({ where: { datasetId }, by: ['at', 'id'], descending: true, limit });

  change = (id: string, change: (report: Report) => Report): Promise<Report | undefined> =>
    this.#documents.update(id, change);

  removeExpired = (before: string): Promise<void> => this.#documents.removeBelow('expiresAt', before);
}
