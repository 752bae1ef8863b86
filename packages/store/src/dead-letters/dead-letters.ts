import { DeadLetter, type DeadLetterState } from '@moisson/contracts';
import type { DeadLetterOriginal, DeadLetters } from '@moisson/domain';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'state' | 'cause' | 'at';

export const deadLetterDocuments: DocumentKind<DeadLetter, Field> = {
  kind: 'dead-letter',
  name: 'dead_letters',
  idOf: ({ id }) => id,
  fields: {
    state: { of: ({ state }) => state, column: 'state' },
    cause: { of: ({ cause }) => cause, column: 'cause' },
    at: { of: ({ at }) => at, column: 'at' },
  },
  read: (json) => DeadLetter.parse(JSON.parse(json)),
};

/** The event with its value in base64. */
const StoredOriginal = z.object({
  id: z.string(),
  key: z.string(),
  headers: z.record(z.string(), z.string()),
  value: z.string(),
});
type StoredOriginal = z.infer<typeof StoredOriginal>;

/** Stored apart from the letters, so that a list of letters reads no bodies. */
export const deadLetterOriginalDocuments: DocumentKind<StoredOriginal> = {
  kind: 'dead-letter-original',
  name: 'dead_letter_originals',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => StoredOriginal.parse(JSON.parse(json)),
};

export class DocumentDeadLetters implements DeadLetters {
  readonly #letters: Documents<DeadLetter, Field>;
  readonly #originals: Documents<StoredOriginal>;

  constructor(parts: {
    readonly letters: Documents<DeadLetter, Field>;
    readonly originals: Documents<StoredOriginal>;
  }) {
    [this.#letters, this.#originals] = [parts.letters, parts.originals];
  }

  file = async (letter: DeadLetter, original: DeadLetterOriginal): Promise<boolean> => {
    const before = await this.#letters.get(letter.id);
    if (before !== undefined && before.attempts >= letter.attempts) return false;
    // The event first: a letter always has one.
    await this.#originals.put([{ ...original, value: Buffer.from(original.value).toString('base64') }]);
    if (await this.#letters.create(letter)) return true;
    await this.#letters.update(letter.id, (known) => (known.attempts >= letter.attempts ? known : letter));
    return true;
  };

  get = (id: string): Promise<DeadLetter | undefined> => this.#letters.get(id);

  original = async (id: string): Promise<DeadLetterOriginal | undefined> => {
    const stored = await this.#originals.get(id);
    return stored && { ...stored, value: Buffer.from(stored.value, 'base64') };
  };

  list = ({ state, cause, limit }: { state?: DeadLetterState; cause?: string; limit: number }) =>
    this.#letters.list({ where: { cause, state }, by: ['at', 'id'], descending: true, limit });

  change = (id: string, change: (letter: DeadLetter) => DeadLetter): Promise<DeadLetter | undefined> =>
    this.#letters.update(id, change);
}
