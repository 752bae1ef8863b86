// SQLite. Released steps: never edit one. MongoDB needs no index: a file is read by its id.

export const createUploads = `
  CREATE TABLE uploads (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
