import { InboxNote } from '@moisson/contracts';
import type { InboxNotes } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const inboxNoteDocuments: DocumentKind<InboxNote> = {
  kind: 'inbox-note',
  name: 'inbox_notes',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => InboxNote.parse(JSON.parse(json)),
};

export class DocumentInboxNotes implements InboxNotes {
  readonly #documents: Documents<InboxNote>;

  constructor(documents: Documents<InboxNote>) {
    this.#documents = documents;
  }

  list = (limit: number): Promise<readonly InboxNote[]> => this.#documents.list({ limit, descending: true });

  change = async (id: string, change: (note: InboxNote) => InboxNote): Promise<InboxNote> => {
    const first = change({ id, comments: [] });
    if (await this.#documents.create(first)) return first;
    // Documents are never deleted, so this one is there.
    return (await this.#documents.update(id, change))!;
  };
}
