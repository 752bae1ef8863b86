// Released steps: never edit one.

export const createApiKeys = `
  CREATE TABLE api_keys (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
