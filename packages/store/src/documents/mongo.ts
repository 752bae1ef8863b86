import { OutageError, readableOf } from '@moisson/kernel';
import type { Filter } from 'mongodb';
import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';
import type { DocumentKind, DocumentQuery, Documents, FieldValue } from './documents.ts';

/** The JSON text, and the index fields beside it. */
interface StoredDocument extends Identified {
  readonly json: string;
  /** Grows with each update. Documents that were put have none. */
  readonly version?: number;
}

const MAX_ATTEMPTS = 20;

export class MongoDocuments<T, Field extends string = never> implements Documents<T, Field> {
  readonly #db: MongoDatabase;
  readonly #kind: DocumentKind<T, Field>;

  constructor(db: MongoDatabase, kind: DocumentKind<T, Field>) {
    [this.#db, this.#kind] = [db, kind];
  }

  get = async (id: string): Promise<T | undefined> => {
    const found = await this.#find(id);
    return found === null ? undefined : this.#kind.read(found.json);
  };

  some = async (ids: readonly string[]): Promise<readonly T[]> =>
    this.#readable(await this.#db.byIds<StoredDocument>(this.#kind.name, ids, { json: 1 }));

  first = async (query: DocumentQuery<Field>): Promise<T | undefined> => {
    const [found] = await this.#rows({ ...query, limit: 1 });
    return found && this.#kind.read(found.json);
  };

  list = async (query: DocumentQuery<Field>): Promise<readonly T[]> => this.#readable(await this.#rows(query));

  latest = async (of: Field, highest: Field): Promise<readonly T[]> => {
    type Newest = Readonly<{ _id: FieldValue; value: FieldValue }>;
    const newest = await this.#db.all<StoredDocument, Newest>(this.#kind.name, (documents) =>
      documents.aggregate<Newest>([{ $group: { _id: `$${of}`, value: { $max: `$${highest}` } } }]),
    );
    if (newest.length === 0) return [];
    const filter = { $or: newest.map(({ _id, value }) => ({ [of]: _id, [highest]: value })) };
    return this.#readable(
      await this.#db.all<StoredDocument>(this.#kind.name, (documents) =>
        documents.find(filter as Filter<StoredDocument>).sort({ [of]: 1 }),
      ),
    );
  };

  put = (documents: readonly T[]): Promise<void> =>
    this.#db.put<StoredDocument>(
      this.#kind.name,
      documents.map((document) => ({ document: this.#stored(document), guard: { $literal: true } })),
      new Set(documents.map(this.#kind.idOf)),
    );

  create = (document: T): Promise<boolean> =>
    this.#db.insert(this.#kind.name, { ...this.#stored(document), version: 1 });

  update = async (id: string, change: (document: T) => T): Promise<T | undefined> => {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const before = await this.#find(id);
      if (before === null) return undefined;
      const { version = 0 } = before;
      const changed = change(this.#kind.read(before.json));
      const { matchedCount } = await this.#db.on<StoredDocument, { matchedCount: number }>(
        this.#kind.name,
        (documents) =>
          documents.replaceOne(
            { _id: id, version: before.version ?? { $exists: false } },
            {
              ...this.#stored(changed),
              version: version + 1,
            },
          ),
      );
      if (matchedCount === 1) return changed;
    }
    throw this.#keptChanging(id);
  };

  remove = async (id: string): Promise<void> => {
    await this.#db.on<StoredDocument, unknown>(this.#kind.name, (documents) => documents.deleteOne({ _id: id }));
  };

  removeBelow = async (field: Field, value: FieldValue): Promise<void> => {
    const filter = { [field]: { $lt: value } } as Filter<StoredDocument>;
    await this.#db.on<StoredDocument, unknown>(this.#kind.name, (documents) => documents.deleteMany(filter));
  };

  removeIf = async (id: string, test: (document: T) => boolean): Promise<boolean> => {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const before = await this.#find(id);
      if (before === null || !test(this.#kind.read(before.json))) return false;
      const { deletedCount } = await this.#db.on<StoredDocument, { deletedCount: number }>(
        this.#kind.name,
        (documents) => documents.deleteOne({ _id: id, version: before.version ?? { $exists: false } }),
      );
      if (deletedCount === 1) return true;
    }
    throw this.#keptChanging(id);
  };

  #keptChanging(id: string): OutageError {
    return new OutageError(
      'MongoDB',
      new Error(`${this.#kind.kind} ${id} kept changing over ${MAX_ATTEMPTS} attempts`),
    );
  }

  #find(id: string): Promise<StoredDocument | null> {
    return this.#db.on<StoredDocument, StoredDocument | null>(this.#kind.name, (documents) =>
      documents.findOne({ _id: id }),
    );
  }

  #rows(query: DocumentQuery<Field>): Promise<StoredDocument[]> {
    const { where = {}, having, by = ['id'], descending = false, past, limit = 0 } = query;
    // `$eq`, because an operator in a visitor's value must not be executed.
    const filter = Object.fromEntries([
      ...Object.entries(where).flatMap(([field, value]) => (value === undefined ? [] : [[field, { $eq: value }]])),
      ...(having === undefined ? [] : [[having, { $exists: true }]]),
      ...(past === undefined ? [] : [['_id', { [descending ? '$lt' : '$gt']: past }]]),
    ]) as Filter<StoredDocument>;
    const order = by.map((field): [string, 1 | -1] => [field === 'id' ? '_id' : field, descending ? -1 : 1]);
    return this.#db.all<StoredDocument>(this.#kind.name, (documents) =>
      documents.find(filter).sort(order).limit(limit),
    );
  }

  /** Fields without a value are not stored: the driver ignores undefined. */
  #stored(document: T): StoredDocument {
    const { fields, idOf } = this.#kind;
    const values = (Object.keys(fields) as Field[]).map((field) => [field, fields[field].of(document)] as const);
    return {
      _id: idOf(document),
      ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
      json: JSON.stringify(document),
    };
  }

  #readable(rows: readonly StoredDocument[]): T[] {
    return readableOf(
      this.#kind.kind,
      rows,
      ({ _id }) => _id,
      ({ json }) => this.#kind.read(json),
    );
  }
}
