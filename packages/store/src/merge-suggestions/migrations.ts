import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createMergeSuggestions = `
  CREATE TABLE merge_suggestions (id TEXT PRIMARY KEY, state TEXT NOT NULL, likeness REAL NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX merge_suggestions_by_state ON merge_suggestions (state, likeness DESC, id DESC);
`;

// MongoDB’s protocol.

export const mergeSuggestionIndexes: Indexes = {
  merge_suggestions: [{ name: 'by_state', key: { state: 1, likeness: -1, _id: -1 } }],
};
