// Released steps: never edit one.

export const createCredentials = `
  CREATE TABLE credentials (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
