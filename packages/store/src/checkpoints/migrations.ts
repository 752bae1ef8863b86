// Released steps: never edit one.

export const createCheckpoints = `
  CREATE TABLE checkpoints (source_id TEXT PRIMARY KEY, run INTEGER NOT NULL, doc TEXT NOT NULL, keys BLOB NOT NULL);
`;

/** With it the collection is there from the start: no two harvesters meet at making it. */
export const checkpointIndexes = { checkpoints: [{ name: 'by_start', key: { startedAt: 1 } }] } as const;
