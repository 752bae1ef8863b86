// SQLite. Released steps: never edit one. MongoDB needs no index: a host is read by its name.

export const createHostTurns = `
  CREATE TABLE host_turns (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE host_groups (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
