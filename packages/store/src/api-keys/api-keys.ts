import { StoredApiKey } from '@moisson/contracts';
import type { ApiKeys } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const apiKeyDocuments: DocumentKind<StoredApiKey> = {
  kind: 'API key',
  name: 'api_keys',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => StoredApiKey.parse(JSON.parse(json)),
};

export class DocumentApiKeys implements ApiKeys {
  readonly #documents: Pick<Documents<StoredApiKey>, 'get' | 'list' | 'create' | 'update'>;

  constructor(documents: Pick<Documents<StoredApiKey>, 'get' | 'list' | 'create' | 'update'>) {
    this.#documents = documents;
  }

  get = (id: string): Promise<StoredApiKey | undefined> => this.#documents.get(id);

  list = (): Promise<readonly StoredApiKey[]> => this.#documents.list({});

  create = (key: StoredApiKey): Promise<boolean> => this.#documents.create(key);

  update = (id: string, change: (key: StoredApiKey) => StoredApiKey): Promise<StoredApiKey | undefined> =>
    this.#documents.update(id, change);
}
