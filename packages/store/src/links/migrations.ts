import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createLinks = `
  CREATE TABLE links (id TEXT PRIMARY KEY, host TEXT NOT NULL, state TEXT NOT NULL, next_due TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX links_due ON links (host, next_due, id);
  CREATE INDEX links_by_host ON links (host, id);
  CREATE INDEX links_by_state ON links (state, id);
  CREATE TABLE link_uses (id TEXT PRIMARY KEY, link TEXT NOT NULL, dataset TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX link_uses_by_link ON link_uses (link);
  CREATE INDEX link_uses_by_dataset ON link_uses (dataset);
  CREATE TABLE link_hosts (id TEXT PRIMARY KEY, next_due TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX link_hosts_due ON link_hosts (next_due, id);
  CREATE TABLE link_followers (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;

// MongoDB’s protocol.

export const linkIndexes: Indexes = {
  links: [
    { name: 'due', key: { host: 1, due: 1, _id: 1 } },
    { name: 'by_host', key: { host: 1, _id: 1 } },
    { name: 'by_state', key: { state: 1, _id: 1 } },
  ],
  link_uses: [
    { name: 'by_link', key: { link: 1 } },
    { name: 'by_dataset', key: { dataset: 1 } },
  ],
  link_hosts: [{ name: 'due', key: { due: 1, _id: 1 } }],
};
