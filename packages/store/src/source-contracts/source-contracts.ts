import type { SourceId } from '@moisson/contracts';
import { SourceContract, type SourceContracts } from '@moisson/domain';
import { announceUnreadable, OutageError } from '@moisson/kernel';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const sourceContractDocuments: DocumentKind<SourceContract> = {
  kind: 'contract',
  name: 'source_contracts',
  idOf: ({ sourceId }) => sourceId,
  fields: {},
  read: (json) => SourceContract.parse(JSON.parse(json)),
};

export class DocumentSourceContracts implements SourceContracts {
  readonly #documents: Documents<SourceContract>;

  constructor(documents: Documents<SourceContract>) {
    this.#documents = documents;
  }

  get = async (sourceId: SourceId): Promise<SourceContract | undefined> => {
    try {
      return await this.#documents.get(sourceId);
    } catch (error) {
      if (error instanceof OutageError) throw error;
      announceUnreadable(sourceContractDocuments.kind, sourceId, error);
      return undefined;
    }
  };

  put = (contract: SourceContract): Promise<void> => this.#documents.put([contract]);
}
