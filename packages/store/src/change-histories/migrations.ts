// SQLite. Released steps: never edit one. MongoDB needs no index: histories are read by their dataset.

export const createChangeHistories = `
  CREATE TABLE change_histories (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
