import { readableOf } from '@moisson/kernel';
import type { Database } from '../drivers/sqlite/database.ts';
import type { DocumentKind, DocumentQuery, Documents, FieldValue } from './documents.ts';

interface DocRow {
  readonly id: string;
  readonly doc: string;
}

export class SqliteDocuments<T, Field extends string = never> implements Documents<T, Field> {
  readonly #db: Database;
  readonly #kind: DocumentKind<T, Field>;
  /** Fields that are columns. */
  readonly #stored: readonly Field[];
  readonly #insert: string;
  readonly #replace: string;

  constructor(db: Database, kind: DocumentKind<T, Field>) {
    [this.#db, this.#kind] = [db, kind];
    this.#stored = (Object.keys(kind.fields) as Field[]).filter((field) => kind.fields[field].column !== undefined);
    const columns = [...this.#stored.map((field) => this.#column(field)), 'doc'];
    this.#insert =
      `INSERT INTO ${kind.name} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)}) ` +
      'ON CONFLICT (id) DO ';
    this.#replace = `UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  }

  get = async (id: string): Promise<T | undefined> => this.#get(id);

  some = async (ids: readonly string[]): Promise<readonly T[]> =>
    this.#readable(
      this.#db.all<DocRow>(
        `SELECT id, doc FROM ${this.#kind.name} WHERE id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      ),
    );

  first = async (query: DocumentQuery<Field>): Promise<T | undefined> => {
    const [row] = this.#rows({ ...query, limit: 1 });
    return row && this.#kind.read(row.doc);
  };

  list = async (query: DocumentQuery<Field>): Promise<readonly T[]> => this.#readable(this.#rows(query));

  latest = async (of: Field, highest: Field): Promise<readonly T[]> => {
    const [{ name }, group, value] = [this.#kind, this.#column(of), this.#column(highest)];
    // One index lookup per value: each value may have many documents.
    return this.#readable(
      this.#db.all<DocRow>(
        `WITH RECURSIVE groups (value) AS (
           SELECT min(${group}) FROM ${name}
           UNION ALL SELECT (SELECT min(${group}) FROM ${name} WHERE ${group} > value) FROM groups WHERE value IS NOT NULL
         )
         SELECT id, doc FROM groups JOIN ${name} ON ${group} = groups.value
         WHERE ${value} = (SELECT max(${value}) FROM ${name} WHERE ${group} = groups.value) ORDER BY groups.value`,
      ),
    );
  };

  put = async (documents: readonly T[]): Promise<void> => {
    this.#db.transaction(() => {
      for (const document of documents) this.#write(this.#insert + this.#replace, document);
    });
  };

  /** `alongside`: runs in the same transaction. */
  create = async (document: T, alongside?: () => void): Promise<boolean> =>
    this.#db.transaction(() => {
      const created = this.#write(`${this.#insert}NOTHING`, document) === 1;
      if (created) alongside?.();
      return created;
    });

  update = async (id: string, change: (document: T) => T): Promise<T | undefined> =>
    this.#db.transaction(() => {
      const before = this.#get(id);
      if (before === undefined) return undefined;
      const changed = change(before);
      this.#write(this.#insert + this.#replace, changed);
      return changed;
    });

  remove = async (id: string): Promise<void> => {
    this.#db.run(`DELETE FROM ${this.#kind.name} WHERE id = ?`, id);
  };

  removeBelow = async (field: Field, value: FieldValue): Promise<void> => {
    this.#db.run(`DELETE FROM ${this.#kind.name} WHERE ${this.#column(field)} < ?`, value);
  };

  /** `alongside`: runs in the same transaction. */
  removeIf = async (id: string, test: (document: T) => boolean, alongside?: () => void): Promise<boolean> =>
    this.#db.transaction(() => {
      const found = this.#get(id);
      if (found === undefined || !test(found)) return false;
      this.#db.run(`DELETE FROM ${this.#kind.name} WHERE id = ?`, id);
      alongside?.();
      return true;
    });

  #get(id: string): T | undefined {
    const row = this.#db.get<DocRow>(`SELECT id, doc FROM ${this.#kind.name} WHERE id = ?`, id);
    return row && this.#kind.read(row.doc);
  }

  #write(sql: string, document: T): number {
    const { fields, idOf } = this.#kind;
    const values = this.#stored.map((field) => fields[field].of(document) ?? null);
    return this.#db.run(sql, idOf(document), ...values, JSON.stringify(document));
  }

  #rows({ where, having, by = ['id'], descending = false, past, limit = -1 }: DocumentQuery<Field>): DocRow[] {
    const wanted = Object.entries(where ?? {}).filter(([, value]) => value !== undefined) as [Field, FieldValue][];
    const conditions = [
      ...wanted.map(([field]) => `${this.#column(field)} = ?`),
      ...(having === undefined ? [] : [`${this.#column(having)} IS NOT NULL`]),
      ...(past === undefined ? [] : [`id ${descending ? '<' : '>'} ?`]),
    ];
    const order = by.map((field) => `${this.#column(field)}${descending ? ' DESC' : ''}`);
    return this.#db.all<DocRow>(
      `SELECT id, doc FROM ${this.#kind.name}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`} ` +
        `ORDER BY ${order.join(', ')} LIMIT ?`,
      ...wanted.map(([, value]) => value),
      ...(past === undefined ? [] : [past]),
      limit,
    );
  }

  #column(field: Field | 'id'): string {
    return field === 'id' ? field : (this.#kind.fields[field].column ?? `doc ->> '$.${field}'`);
  }

  #readable(rows: readonly DocRow[]): T[] {
    return readableOf(
      this.#kind.kind,
      rows,
      ({ id }) => id,
      ({ doc }) => this.#kind.read(doc),
    );
  }
}
