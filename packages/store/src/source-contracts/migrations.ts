// SQLite. Released steps: never edit one. MongoDB needs no index: a contract is read by its id.

export const createSourceContracts = `
  CREATE TABLE source_contracts (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
