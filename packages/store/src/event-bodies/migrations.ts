// Released steps: never edit one.

export const createEventBodies = `
  CREATE TABLE event_bodies (event_key TEXT NOT NULL, run INTEGER NOT NULL, data BLOB NOT NULL);
  CREATE UNIQUE INDEX event_bodies_key ON event_bodies (event_key);
`;
