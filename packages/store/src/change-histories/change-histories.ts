import type { DatasetId } from '@moisson/contracts';
import { ChangeHistory, type ChangeHistories } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const changeHistoryDocuments: DocumentKind<ChangeHistory> = {
  kind: 'change history',
  name: 'change_histories',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => ChangeHistory.parse(JSON.parse(json)),
};

export class DocumentChangeHistories implements ChangeHistories {
  readonly #documents: Documents<ChangeHistory>;

  constructor(documents: Documents<ChangeHistory>) {
    this.#documents = documents;
  }

  of = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, ChangeHistory>> =>
    new Map((await this.#documents.some(ids)).map((history) => [history.id, history]));

  put = (histories: readonly ChangeHistory[]): Promise<void> => this.#documents.put(histories);

  remove = async (ids: readonly DatasetId[]): Promise<void> => {
    for (const id of ids) await this.#documents.remove(id);
  };
}
