// SQLite. Released steps: never edit one. MongoDB needs no index: notes are few, and read all together.

export const createInboxNotes = `
  CREATE TABLE inbox_notes (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
