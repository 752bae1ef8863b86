// Released steps: never edit one.

export const createPayloads = `
  CREATE TABLE payloads (source_id TEXT NOT NULL, record_key TEXT NOT NULL, run INTEGER NOT NULL, body BLOB NOT NULL);
  CREATE UNIQUE INDEX payloads_key ON payloads (source_id, record_key);
`;

/** Runs after snapshots have stored their byte counts. */
export const dropRemovedPayloads = `
  DELETE FROM payloads WHERE EXISTS (SELECT 1 FROM snapshots s
    WHERE s.source_id = payloads.source_id AND s.record_key = payloads.record_key AND s.state = 'removed');
`;
