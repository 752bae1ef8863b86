import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createDeadLetters = `
  CREATE TABLE dead_letters (id TEXT PRIMARY KEY, state TEXT NOT NULL, cause TEXT NOT NULL, at TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX dead_letters_by_state ON dead_letters (state, at DESC, id DESC);
  CREATE INDEX dead_letters_by_cause ON dead_letters (cause, state, at DESC, id DESC);
  CREATE TABLE dead_letter_originals (id TEXT PRIMARY KEY, doc TEXT NOT NULL);
`;

// MongoDB’s protocol.

export const deadLetterIndexes: Indexes = {
  dead_letters: [
    { name: 'by_state', key: { state: 1, at: -1, _id: -1 } },
    { name: 'by_cause', key: { cause: 1, state: 1, at: -1, _id: -1 } },
  ],
};
