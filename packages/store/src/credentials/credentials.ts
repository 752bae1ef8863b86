import { SealedCredentials, type SealedCredential, type SourceId } from '@moisson/contracts';
import type { Credentials } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import type { DocumentKind, Documents } from '../documents/documents.ts';

/** The credentials of one source, in one document: they are changed and read together. */
type Stored = SealedCredentials & { readonly isUnreadable?: true };

export const credentialDocuments: DocumentKind<Stored> = {
  kind: 'credentials',
  name: 'credentials',
  idOf: ({ sourceId }) => sourceId,
  fields: {},
  read: (json) => {
    try {
      return SealedCredentials.parse(JSON.parse(json));
    } catch {
      return { sourceId: '' as SourceId, sealed: [], isUnreadable: true };
    }
  },
};

/** A source whose credentials were removed keeps an empty document. */
export class DocumentCredentials implements Credentials {
  readonly #documents: Pick<Documents<Stored>, 'get' | 'create' | 'update'>;

  constructor(documents: Pick<Documents<Stored>, 'get' | 'create' | 'update'>) {
    this.#documents = documents;
  }

  of = async (sourceId: SourceId): Promise<readonly SealedCredential[]> => {
    const { sealed = [], isUnreadable = false } = (await this.#documents.get(sourceId)) ?? {};
    if (isUnreadable) throw new MoissonError('credentials.unreadable');
    return sealed;
  };

  change = async (
    sourceId: SourceId,
    change: (sealed: readonly SealedCredential[]) => readonly SealedCredential[],
  ): Promise<readonly SealedCredential[]> => {
    const update = (): Promise<Stored | undefined> =>
      this.#documents.update(sourceId, ({ sealed }) => ({ sourceId, sealed: change(sealed) }));
    const updated = await update();
    if (updated !== undefined) return updated.sealed;
    const first = { sourceId, sealed: change([]) };
    if (await this.#documents.create(first)) return first.sealed;
    // Another writer was the first. Documents are never deleted, so this one is there.
    return (await update())!.sealed;
  };
}
