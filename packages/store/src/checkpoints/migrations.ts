// Released steps: never edit one.

export const createCheckpoints = `
  CREATE TABLE checkpoints (source_id TEXT PRIMARY KEY, run INTEGER NOT NULL, doc TEXT NOT NULL, keys BLOB NOT NULL);
`;

/** Creates the collection too, because two harvesters that both created it later could conflict. */
export const checkpointIndexes = { checkpoints: [{ name: 'by_start', key: { startedAt: 1 } }] } as const;
