// Released steps: never edit one.

export const createSources = `
  CREATE TABLE sources (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE organizations (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
