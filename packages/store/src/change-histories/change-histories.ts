import type { DatasetId } from '@moisson/contracts';
import { ChangeHistory, expectedDay, type ChangeHistories, type ExpectedOn } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'nextDay' | 'lateFrom' | 'organization' | 'sourceId';

export const changeHistoryDocuments: DocumentKind<ChangeHistory, Field> = {
  kind: 'change history',
  name: 'change_histories',
  idOf: ({ id }) => id,
  fields: {
    nextDay: { of: expectedDay, column: 'next_day' },
    lateFrom: { of: ({ next }) => next?.lateFrom, column: 'late_from' },
    organization: { of: ({ organization }) => organization?.id, column: 'organization' },
    sourceId: { of: ({ sourceId }) => sourceId, column: 'source_id' },
  },
  read: (json) => ChangeHistory.parse(JSON.parse(json)),
};

export class DocumentChangeHistories implements ChangeHistories {
  readonly #documents: Documents<ChangeHistory, Field>;

  constructor(documents: Documents<ChangeHistory, Field>) {
    this.#documents = documents;
  }

  of = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, ChangeHistory>> =>
    new Map((await this.#documents.some(ids)).map((history) => [history.id, history]));

  put = (histories: readonly ChangeHistory[]): Promise<void> => this.#documents.put(histories);

  remove = async (ids: readonly DatasetId[]): Promise<void> => {
    for (const id of ids) await this.#documents.remove(id);
  };

  expected = ({ day, organization, sourceId }: ExpectedOn, limit: number): Promise<readonly ChangeHistory[]> =>
    this.#documents.list({ where: { nextDay: day, organization, sourceId }, limit });

  latest = (limit: number): Promise<readonly ChangeHistory[]> =>
    this.#documents.list({ having: 'lateFrom', by: ['lateFrom', 'id'], limit });
}
