import { Organization, Source, type SourceId } from '@moisson/contracts';
import { MoissonError, readableOf, said } from '@moisson/kernel';
import type { SourceRegistry } from '@moisson/domain';
import { parse, type Database } from '../drivers/sqlite/database.ts';

interface DocRow {
  readonly id: string;
  readonly doc: string;
}

export class SqliteSourceRegistry implements SourceRegistry {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  get = async (id: SourceId): Promise<Source | undefined> => this.#get(id);

  list = async (): Promise<readonly Source[]> =>
    readableOf(
      'source',
      this.#db.all<DocRow>('SELECT id, doc FROM sources ORDER BY id'),
      ({ id }) => id,
      ({ doc }) => Source.parse(parse(doc)),
    );

  create = async (source: Source): Promise<void> => {
    this.#db.transaction(() => {
      if (this.#get(source.id) !== undefined)
        throw new MoissonError('request.conflict', {
          detail: said(`l’identifiant ${source.id} est, ou a été, utilisé`, `the id ${source.id} is, or was, in use`),
        });
      this.#put(source);
      this.#db.run('INSERT OR IGNORE INTO polls (source_id) VALUES (?)', source.id);
    });
  };

  update = async (id: SourceId, change: (source: Source) => Source): Promise<Source> =>
    this.#db.transaction(() => {
      const source = this.#get(id);
      if (source === undefined) throw new MoissonError('request.not-found', { what: `source ${id}` });
      const changed = change(source);
      this.#put(changed);
      return changed;
    });

  organizations = async (): Promise<readonly Organization[]> =>
    readableOf(
      'organization',
      this.#db.all<DocRow>('SELECT id, doc FROM organizations ORDER BY id'),
      ({ id }) => id,
      ({ doc }) => Organization.parse(parse(doc)),
    );

  putOrganizations = async (organizations: readonly Organization[]): Promise<void> => {
    this.#db.transaction(() => {
      for (const organization of organizations)
        this.#db.run(
          'INSERT INTO organizations (id, doc) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc',
          organization.id,
          JSON.stringify(organization),
        );
    });
  };

  #get(id: string): Source | undefined {
    const row = this.#db.get<DocRow>('SELECT id, doc FROM sources WHERE id = ?', id);
    return row && Source.parse(parse(row.doc));
  }

  #put(source: Source): void {
    this.#db.run(
      'INSERT INTO sources (id, doc) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc',
      source.id,
      JSON.stringify(source),
    );
  }
}
