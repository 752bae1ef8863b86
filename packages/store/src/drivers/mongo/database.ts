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

/** Every document of ours has a text as its id. */
export interface Identified extends Document {
  readonly _id: string;
}

/** A document, and the expression that must hold of what stands under its id. */
export interface Guarded<T extends Identified> {
  readonly document: T;
  readonly guard: Document;
}

export interface MongoConnection {
  /** A connection string; its database is used, or `moisson`. */
  readonly uri: string;
  readonly tlsCaFile?: string;
}

/** Documents of one answer. By default it holds a hundred, and the others take a question more. */
const ANSWER = 10_000;

/**
 * A database that speaks MongoDB's protocol. Whatever fails without a code that is known to be a fault of the data is an
 * `OutageError`: a front whose own database is gone answers with general errors.
 */
export class MongoDatabase {
  readonly #client: MongoClient;
  readonly #db: Db;

  /** `socketTimeoutMS`: how long one answer may take. */
  constructor({ uri, tlsCaFile }: MongoConnection, socketTimeoutMS = 20_000) {
    this.#client = new MongoClient(uri, {
      writeConcern: { w: 'majority', journal: true },
      serverSelectionTimeoutMS: 5000,
      connectTimeoutMS: 5000,
      socketTimeoutMS,
      // Writes are guarded and their callers try again; so one rule holds on every server.
      retryWrites: false,
      maxPoolSize: 20,
      ignoreUndefined: true,
      ...(tlsCaFile === undefined ? {} : { tls: true, tlsCAFile: tlsCaFile }),
    });
    this.#db = this.#client.db(
      new URL(uri.replace(/^mongodb(\+srv)?:/, 'http:').replace(/,[^/]*/, '')).pathname.slice(1) || 'moisson',
    );
  }

  /** Asks the server something of a collection. */
  async on<T extends Identified, R>(name: string, question: (collection: Collection<T>) => Promise<R>): Promise<R> {
    try {
      return await question(this.#db.collection<T>(name));
    } catch (error) {
      throw classified(error);
    }
  }

  /** All that a question of a collection finds: in one answer, unless that would be too large for the protocol. */
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

  /** The rows of a cursor one by one, for those that must not all be in memory together. */
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

  /** These fields of the documents that stand under these ids, in no order. */
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

  /** The server's clock. */
  async now(): Promise<Date> {
    const { localTime } = await this.command({ hello: 1 });
    return localTime as Date;
  }

  /**
   * Puts each document in place where its guard holds of what stands under its id (`$field`), and changes nothing where not; each for
   * itself. What does not stand yet is inserted, which costs about half of an update. `standing`: the ids that stand, where they are
   * known; somebody else may write one meanwhile, and the guard decides then.
   */
  async put<T extends Identified>(
    name: string,
    puts: readonly Guarded<T>[],
    standing?: ReadonlySet<string>,
  ): Promise<void> {
    const stands =
      standing ??
      new Set(
        (
          await this.byIds(
            name,
            puts.map(({ document }) => document._id),
            {},
          )
        ).map(({ _id }) => _id),
      );
    const [known, fresh] = [true, false].map((wanted) =>
      puts.filter(({ document }) => stands.has(document._id) === wanted),
    ) as [Guarded<T>[], Guarded<T>[]];
    const met = await this.#write<T>(
      name,
      fresh.map(({ document }) => ({ insertOne: { document: document as never } })),
    );
    let open = [...known, ...met.map((at) => fresh[at]!)];
    // Two first writes of one id may meet here too: the loser is told of a duplicate key.
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const again = await this.#write<T>(name, open.map(putWhere), attempt >= MAX_ATTEMPTS);
      open = again.map((at) => open[at]!);
    }
  }

  /** Inserts a document. Returns false, and writes nothing, if there is one with its id. */
  async insert(name: string, document: Identified): Promise<boolean> {
    try {
      await this.on<Identified, unknown>(name, (collection) => collection.insertOne(document));
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  /** Writes operations, each for itself. Returns which of them met a key that somebody else wrote meanwhile; throws on all else, and on that too where it is the last attempt. */
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
      const met = last ? undefined : duplicates(error);
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

/** Which operations failed, where all of them met a duplicate key. */
const duplicates = (error: unknown): number[] | undefined => {
  if (!(error instanceof MongoBulkWriteError)) return undefined;
  const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return failures.length > 0 && failures.every(({ code }) => code === DUPLICATE_KEY)
    ? failures.map(({ index }) => Number(index))
    : undefined;
};

/** BadValue, FailedToParse, TypeMismatch, InvalidOptions, DuplicateKey, BSONObjectTooLarge, KeyTooLong, too large to insert. */
const dataFaults = new Set([2, 9, 14, 72, DUPLICATE_KEY, 10_334, 17_280, 17_419, 17_420]);

/** Unauthorized, AuthenticationFailed, and Atlas's own. */
const refusals = new Set([13, 18, 8000]);

const classified = (error: unknown): unknown => {
  if (error instanceof MoissonError || error instanceof TypeError || error instanceof RangeError) return error;
  if (error instanceof MongoServerError && dataFaults.has(Number(error.code))) return error;
  const refused = error instanceof MongoServerError && refusals.has(Number(error.code));
  if (!refused) return new OutageError('MongoDB', error);
  return new OutageError('MongoDB', error, { code: 'dependency.refused', params: { settings: 'MONGODB_URI' } });
};

/** An update: `$literal`, for a harvested text may look like an expression. */
const putWhere = <T extends Identified>({ document, guard }: Guarded<T>): AnyBulkWriteOperation<T> => ({
  updateOne: {
    filter: { _id: document._id } as never,
    update: [{ $replaceWith: { $cond: [guard, { $literal: document }, '$$ROOT'] } }],
    upsert: true,
  },
});

/** The guard that nothing stands, or something of this run or an older one. */
export const notNewerThan = (run: number): Document => ({ $lte: [{ $ifNull: ['$run', 0] }, run] });
