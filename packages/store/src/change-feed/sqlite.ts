import type { DatasetId } from '@moisson/contracts';
import type { CatalogueChange, ChangeFeed, ChangePosition, FeedEnd, FeedEntry, FeedHead } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { sqliteIdentity } from '../catalogue/sqlite-identity.ts';
import { parse, type Database } from '../drivers/sqlite/database.ts';
import { feedIdentity } from './feed-identity.ts';

interface Row {
  readonly number: number;
  readonly at: string;
  readonly kind: CatalogueChange['kind'];
  readonly dataset: DatasetId | null;
  readonly revision: number | null;
  readonly target: DatasetId | null;
}

/** In the file of the catalogue: a copy of the file has the feed that belongs to it. */
export class SqliteChangeFeed implements ChangeFeed {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  identity = async (): Promise<string> => feedIdentity(sqliteIdentity(this.#db));

  end = async (): Promise<FeedEnd> => this.#end();

  after = async (number: number, limit: number): Promise<readonly FeedEntry[]> =>
    this.#db.all<Row>('SELECT * FROM change_feed WHERE number > ? ORDER BY number LIMIT ?', number, limit).map(entryOf);

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, FeedHead>> =>
    new Map(
      this.#db
        .all<FeedHead & { dataset: string }>(
          'SELECT dataset, kind, revision FROM change_feed_heads WHERE dataset IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        )
        .map(({ dataset, kind, revision }) => [dataset, { kind, revision }]),
    );

  position = async (): Promise<ChangePosition | undefined> => {
    const row = this.#db.get<{ position: string }>('SELECT position FROM change_feed_position');
    return row && parse<ChangePosition>(row.position);
  };

  append = async (
    end: number,
    at: string,
    changes: readonly CatalogueChange[],
    position?: ChangePosition,
  ): Promise<boolean> =>
    this.#db.transaction(() => {
      if (this.#end().number !== end) return false;
      changes.forEach((change, index) => this.#insert(end + 1 + index, at, change));
      if (position !== undefined) {
        this.#db.run('DELETE FROM change_feed_position');
        this.#db.run('INSERT INTO change_feed_position (position) VALUES (?)', JSON.stringify(position));
      }
      return true;
    });

  #end(): FeedEnd {
    const last = this.#db.get<FeedEnd & { at: string }>(
      'SELECT number, at FROM change_feed ORDER BY number DESC LIMIT 1',
    );
    return last ?? { number: 0 };
  }

  #insert(number: number, at: string, change: CatalogueChange): void {
    const { id = null, revision = null, to = null } = change as Partial<Extract<CatalogueChange, { kind: 'move' }>>;
    this.#db.run(
      'INSERT INTO change_feed (number, at, kind, dataset, revision, target) VALUES (?, ?, ?, ?, ?, ?)',
      ...[number, at, change.kind, id, revision, to],
    );
    if (id !== null)
      this.#db.run(
        'INSERT OR REPLACE INTO change_feed_heads (dataset, kind, revision) VALUES (?, ?, ?)',
        ...[id, change.kind, revision],
      );
  }
}

const entryOf = ({ number, at, kind, dataset, revision, target }: Row): FeedEntry =>
  ({
    ...{ number, at, kind },
    ...defined({ id: dataset ?? undefined, revision: revision ?? undefined, to: target ?? undefined }),
  }) as FeedEntry;
