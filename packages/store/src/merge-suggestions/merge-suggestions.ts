import { MergeSuggestion, type MergeSuggestionState } from '@moisson/contracts';
import type { MergeSuggestions } from '@moisson/domain';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'state' | 'likeness';

export const mergeSuggestionDocuments: DocumentKind<MergeSuggestion, Field> = {
  kind: 'merge-suggestion',
  name: 'merge_suggestions',
  idOf: ({ id }) => id,
  fields: {
    state: { of: ({ state }) => state, column: 'state' },
    likeness: { of: ({ likeness }) => likeness, column: 'likeness' },
  },
  read: (json) => MergeSuggestion.parse(JSON.parse(json)),
};

export class DocumentMergeSuggestions implements MergeSuggestions {
  readonly #documents: Documents<MergeSuggestion, Field>;

  constructor(documents: Documents<MergeSuggestion, Field>) {
    this.#documents = documents;
  }

  create = (suggestion: MergeSuggestion): Promise<boolean> => this.#documents.create(suggestion);

  get = (id: string): Promise<MergeSuggestion | undefined> => this.#documents.get(id);

  list = ({ state, limit }: { state?: MergeSuggestionState; limit: number }): Promise<readonly MergeSuggestion[]> =>
    this.#documents.list({ where: { state }, by: ['likeness', 'id'], descending: true, limit });

  change = (id: string, change: (one: MergeSuggestion) => MergeSuggestion): Promise<MergeSuggestion | undefined> =>
    this.#documents.update(id, change);
}
