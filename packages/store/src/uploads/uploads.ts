import { Upload, type SourceId } from '@moisson/contracts';
import type { Uploads } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const uploadDocuments: DocumentKind<Upload> = {
  kind: 'upload',
  name: 'uploads',
  idOf: ({ sourceId }) => sourceId,
  fields: {},
  read: (json) => Upload.parse(JSON.parse(json)),
};

export class DocumentUploads implements Uploads {
  readonly #documents: Documents<Upload>;

  constructor(documents: Documents<Upload>) {
    this.#documents = documents;
  }

  get = (sourceId: SourceId): Promise<Upload | undefined> => this.#documents.get(sourceId);
  put = (upload: Upload): Promise<void> => this.#documents.put([upload]);
  remove = (sourceId: SourceId): Promise<void> => this.#documents.remove(sourceId);
}
