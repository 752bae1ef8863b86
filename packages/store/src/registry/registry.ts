import { Organization, readSource, revisionOf, type Source, type SourceId } from '@moisson/contracts';
import type { SourceRegistry } from '@moisson/domain';
import { MoissonError, said } from '@moisson/kernel';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const sourceDocuments: DocumentKind<Source> = {
  kind: 'source',
  name: 'sources',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => readSource(JSON.parse(json)),
};

export const organizationDocuments: DocumentKind<Organization> = {
  kind: 'organization',
  name: 'organizations',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => Organization.parse(JSON.parse(json)),
};

interface RegistryDocuments {
  readonly sources: Pick<Documents<Source>, 'get' | 'list' | 'update'>;
  readonly organizations: Documents<Organization>;
  /** Creates the source and its poll state. Returns false if its id exists. */
  readonly createSource: (source: Source) => Promise<boolean>;
  /** Removes the source, if it is a draft, and its poll state. Returns false if it is none. */
  readonly discardDraft: (id: SourceId) => Promise<boolean>;
}

/** Whether a source was never active. */
export const isDraft = ({ state }: Source): boolean => state === 'draft';

export class DocumentSourceRegistry implements SourceRegistry {
  readonly #documents: RegistryDocuments;

  constructor(documents: RegistryDocuments) {
    this.#documents = documents;
  }

  get = (id: SourceId): Promise<Source | undefined> => this.#documents.sources.get(id);

  list = (): Promise<readonly Source[]> => this.#documents.sources.list({});

  create = async (source: Source): Promise<void> => {
    if (await this.#documents.createSource(source)) return;
    throw new MoissonError('request.conflict', {
      detail: said(`l’identifiant ${source.id} est, ou a été, utilisé`, `the id ${source.id} is, or was, in use`),
    });
  };

  update = async (id: SourceId, change: (source: Source) => Source): Promise<Source> => {
    const changed = await this.#documents.sources.update(id, (source) => ({
      ...change(source),
      revision: revisionOf(source) + 1,
    }));
    if (changed === undefined) throw new MoissonError('request.not-found', { what: `source ${id}` });
    return changed;
  };

  discard = (id: SourceId): Promise<boolean> => this.#documents.discardDraft(id);

  organizations = (): Promise<readonly Organization[]> => this.#documents.organizations.list({});

  putOrganizations = (organizations: readonly Organization[]): Promise<void> =>
    this.#documents.organizations.put(organizations);
}
