import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createMappingVersions = `
  CREATE TABLE mapping_versions (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE UNIQUE INDEX mapping_versions_source ON mapping_versions (source_id, version);
`;

// MongoDB’s protocol.

export const mappingVersionIndexes: Indexes = {
  mapping_versions: [{ name: 'by_source', key: { sourceId: 1, number: -1 } }],
};
