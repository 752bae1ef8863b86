import { MappingVersion, type SourceId } from '@moisson/contracts';
import type { MappingVersions } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'sourceId' | 'number';

export const mappingVersionDocuments: DocumentKind<MappingVersion, Field> = {
  kind: 'mapping',
  name: 'mapping_versions',
  idOf: ({ sourceId, version }) => `${sourceId}:${version}`,
  fields: {
    sourceId: { of: ({ sourceId }) => sourceId, column: 'source_id' },
    number: { of: ({ version }) => version, column: 'version' },
  },
  read: (json) => MappingVersion.parse(JSON.parse(json)),
};

export class DocumentMappingVersions implements MappingVersions {
  readonly #documents: Pick<Documents<MappingVersion, Field>, 'create' | 'list'>;

  constructor(documents: Pick<Documents<MappingVersion, Field>, 'create' | 'list'>) {
    this.#documents = documents;
  }

  add = (version: MappingVersion): Promise<boolean> => this.#documents.create(version);

  list = (sourceId: SourceId, limit: number): Promise<readonly MappingVersion[]> =>
    this.#documents.list({ where: { sourceId }, by: ['number'], descending: true, limit });
}
