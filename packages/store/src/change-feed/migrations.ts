// SQLite. Released steps: never edit one. MongoDB needs no index: entries are read by their number, heads by their dataset.

export const createChangeFeed = `
  CREATE TABLE change_feed (number INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, dataset TEXT, revision INTEGER, target TEXT);
  CREATE TABLE change_feed_heads (dataset TEXT PRIMARY KEY, kind TEXT NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE change_feed_position (position TEXT NOT NULL);
`;
