import type { EventBodies, EventBody } from '@moisson/domain';
import type { Database } from '../drivers/sqlite/database.ts';

/** `open`: opens the file that holds them. Called at first use: the indexer's thread needs it only for an event that refers to a body. */
export class SqliteEventBodies implements EventBodies {
  readonly #open: () => Database;

  constructor(open: () => Database) {
    this.#open = open;
  }

  put = async (bodies: readonly EventBody[]): Promise<void> => {
    const db = this.#open();
    db.transaction(() => {
      for (const { key, run, data } of bodies)
        db.run(
          `INSERT INTO event_bodies (event_key, run, data) VALUES (?, ?, ?)
           ON CONFLICT (event_key) DO UPDATE SET run = excluded.run, data = excluded.data
           WHERE excluded.run >= event_bodies.run`,
          key,
          run,
          data,
        );
    });
  };

  get = async (key: string): Promise<EventBody | undefined> =>
    this.#open().get<EventBody>('SELECT event_key AS key, run, data FROM event_bodies WHERE event_key = ?', key);

  drop = async (keys: readonly string[], run: number): Promise<void> => {
    this.#open().run(
      'DELETE FROM event_bodies WHERE event_key IN (SELECT value FROM json_each(?)) AND run < ?',
      JSON.stringify(keys),
      run,
    );
  };
}
