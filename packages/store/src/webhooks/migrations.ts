// SQLite. Released steps: never edit one. MongoDB needs no index: subscriptions are few, and read by id or all together.

export const createWebhooks = `
  CREATE TABLE webhooks (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;
