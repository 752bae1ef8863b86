import { MoissonError, OutageError } from '@moisson/kernel';
import {
  MongoBulkWriteError,
  MongoClient,
  MongoServerError,
  type AbstractCursor,
  type AnyBulkWriteOperation,
  type Collection,
  type Db,
  type Document,
} from 'mongodb';

/** All our documents have a text as `_id`. */
export interface Identified extends Document {
  readonly _id: string;
}

/** A document, and the expression that the stored version must match for the document to replace it. */
export interface Guarded<T extends Identified> {
  readonly document: T;
  readonly guard: Document;
}

export interface MongoConnection {
  /** A connection string; without a database name in it, `moisson` is used. */
  readonly uri: string;
  readonly tlsCaFile?: string;
}

/** Documents per answer. The server's default is a hundred, and the others would take another request. */
const ANSWER = 10_000;

/**
 * A database that speaks MongoDB's protocol. Every failure without a code of a known data fault is an `OutageError`: a proxy whose backing
 * database is down answers with general errors.
 */
export class MongoDatabase {
  readonly #client: MongoClient;
  readonly #db: Db;

  /** `socketTimeoutMS`: maximum time for one answer. */
  constructor({ uri, tlsCaFile }: MongoConnection, socketTimeoutMS = 20_000) {
    this.#client = new MongoClient(uri, {
      writeConcern: { w: 'majority', journal: true },
      serverSelectionTimeoutMS: 5000,
      connectTimeoutMS: 5000,
      socketTimeoutMS,
      // Writes are guarded and callers retry, so one rule holds on every server.
      retryWrites: false,
      maxPoolSize: 20,
      ignoreUndefined: true,
      ...(tlsCaFile === undefined ? {} : { tls: true, tlsCAFile: tlsCaFile }),
    });
    this.#db = this.#client.db(
      new URL(uri.replace(/^mongodb(\+srv)?:/, 'http:').replace(/,[^/]*/, '')).pathname.slice(1) || 'moisson',
    );
  }

  /** Runs a query on a collection; converts its errors. */
  async on<T extends Identified, R>(name: string, question: (collection: Collection<T>) => Promise<R>): Promise<R> {
    try {
      return await question(this.#db.collection<T>(name));
    } catch (error) {
      throw classified(error);
    }
  }

  /** Returns all results of a query: in one answer, unless that exceeds the protocol's limit. */
  all<T extends Identified, Row = T>(
    name: string,
    question: (collection: Collection<T>) => Pick<AbstractCursor<Row>, 'batchSize' | 'toArray'>,
  ): Promise<Row[]> {
    return this.on<T, Row[]>(name, (collection) => {
      const found = question(collection);
      found.batchSize(ANSWER);
      return found.toArray();
    });
  }

  /** Yields the rows of a cursor one by one, for results that must not all be in memory together. */
  async *each<T extends Identified, Row = T>(
    name: string,
    question: (collection: Collection<T>) => AsyncIterable<Row>,
  ): AsyncGenerator<Row> {
    try {
      yield* question(this.#db.collection<T>(name));
    } catch (error) {
      throw classified(error);
    }
  }

  /** Returns these fields of the documents with these ids, in no order. */
  async byIds<T extends Identified>(
    name: string,
    ids: readonly string[],
    fields: Readonly<Record<string, 1>>,
  ): Promise<T[]> {
    if (ids.length === 0) return [];
    return this.all<Identified, T>(name, (collection) =>
      collection.find({ _id: { $in: [...ids] } }).project<T>({ _id: 1, ...fields }),
    );
  }

  async command(command: Document): Promise<Document> {
    try {
      return await this.#db.command(command);
    } catch (error) {
      throw classified(error);
    }
  }

  /** Returns the server's time. */
  async now(): Promise<Date> {
    const { localTime } = await this.command({ hello: 1 });
    return localTime as Date;
  }

  /**
   * Writes each document if its guard matches the stored version (`$field`), and leaves the stored version otherwise; each independently. A
   * document that does not exist yet is inserted, which costs about half of an update. `standing`: the ids that exist, if known; another
   * process may write one meanwhile, and the guard decides then.
   *
   * Always written in the order of their ids: a server may lock all documents of one call together, and two calls that lock the same
   * documents in different orders end in a deadlock.
   */
  async put<T extends Identified>(
    name: string,
    puts: readonly Guarded<T>[],
    standing?: ReadonlySet<string>,
  ): Promise<void> {
    const ordered = [...puts].sort(byId);
    const stands =
      standing ??
      new Set(
        (
          await this.byIds(
            name,
            ordered.map(({ document }) => document._id),
            {},
          )
        ).map(({ _id }) => _id),
      );
    const [known, fresh] = [true, false].map((wanted) =>
      ordered.filter(({ document }) => stands.has(document._id) === wanted),
    ) as [Guarded<T>[], Guarded<T>[]];
    const met = await this.#write<T>(
      name,
      fresh.map(({ document }) => ({ insertOne: { document: document as never } })),
    );
    let open = [...known, ...met.map((at) => fresh[at]!)];
    // Two first writes of one id may race here too: the loser gets a duplicate-key error.
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const again = await this.#write<T>(name, open.map(putWhere), attempt >= MAX_ATTEMPTS);
      open = again.map((at) => open[at]!);
    }
  }

  /** Inserts a document. Returns false, and writes nothing, if its id exists. */
  async insert(name: string, document: Identified): Promise<boolean> {
    try {
      await this.on<Identified, unknown>(name, (collection) => collection.insertOne(document));
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  /**
   * Inserts documents in this order. Returns false if the id of one exists; those before it are then inserted, and none after it. So with
   * consecutive ids of which the first is new, all are inserted.
   */
  async insertInOrder(name: string, documents: readonly Identified[]): Promise<boolean> {
    if (documents.length === 0) return true;
    try {
      await this.on<Identified, unknown>(name, (collection) =>
        collection.insertMany([...documents], { ordered: true }),
      );
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  /**
   * Writes operations, each independently. Returns those that hit a key that another process wrote meanwhile, and all of them if the server
   * ended the call because another one waited for the same documents; throws on every other error, and on the last attempt on these too.
   */
  async #write<T extends Identified>(
    name: string,
    operations: readonly AnyBulkWriteOperation<T>[],
    last = false,
  ): Promise<readonly number[]> {
    if (operations.length === 0) return [];
    try {
      await this.#db.collection<T>(name).bulkWrite(operations, { ordered: false });
      return [];
    } catch (error) {
      const met = last ? undefined : isDeadlock(error) ? [...operations.keys()] : duplicates(error);
      if (met === undefined) throw classified(error);
      return met;
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

const MAX_ATTEMPTS = 5;
const DUPLICATE_KEY = 11000;

/** PostgreSQL behind MongoDB's protocol ends one of two transactions that wait for each other (40P01): it may be done again. */
const isDeadlock = (error: unknown): boolean =>
  error instanceof MongoServerError && /deadlock detected/.test(error.message);

/** Returns which operations failed, if all of them failed on a duplicate key; else undefined. */
const duplicates = (error: unknown): number[] | undefined => {
  if (!(error instanceof MongoBulkWriteError)) return undefined;
  const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return failures.length > 0 && failures.every(({ code }) => code === DUPLICATE_KEY)
    ? failures.map(({ index }) => Number(index))
    : undefined;
};

/** BadValue, FailedToParse, TypeMismatch, InvalidOptions, DuplicateKey, BSONObjectTooLarge, KeyTooLong, too large to insert. */
const dataFaults = new Set([2, 9, 14, 72, DUPLICATE_KEY, 10_334, 17_280, 17_419, 17_420]);

/** Unauthorized, AuthenticationFailed, and Atlas's own code. */
const refusals = new Set([13, 18, 8000]);

const classified = (error: unknown): unknown => {
  if (error instanceof MoissonError || error instanceof TypeError || error instanceof RangeError) return error;
  if (error instanceof MongoServerError && dataFaults.has(Number(error.code))) return error;
  const refused = error instanceof MongoServerError && refusals.has(Number(error.code));
  if (!refused) return new OutageError('MongoDB', error);
  return new OutageError('MongoDB', error, { code: 'dependency.refused', params: { settings: 'MONGODB_URI' } });
};

const byId = ({ document: a }: Guarded<Identified>, { document: b }: Guarded<Identified>): number =>
  a._id < b._id ? -1 : a._id > b._id ? 1 : 0;

/** An update operation. `$literal`, because a harvested text may look like an expression. */
const putWhere = <T extends Identified>({ document, guard }: Guarded<T>): AnyBulkWriteOperation<T> => ({
  updateOne: {
    filter: { _id: document._id } as never,
    update: [{ $replaceWith: { $cond: [guard, { $literal: document }, '$$ROOT'] } }],
    upsert: true,
  },
});

/** The guard that nothing is stored, or a version of this run or an older one. */
export const notNewerThan = (run: number): Document => ({ $lte: [{ $ifNull: ['$run', 0] }, run] });
