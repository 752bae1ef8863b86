import { MoissonError, OutageError } from '@moisson/contracts';
import {
  MongoBulkWriteError,
  MongoClient,
  MongoServerError,
  type AnyBulkWriteOperation,
  type Collection,
  type Db,
  type Document,
} from 'mongodb';

/** Every document of ours has a text as its id. */
export interface Identified extends Document {
  readonly _id: string;
}

export interface MongoConnection {
  /** A connection string; its database is used, or `moisson`. */
  readonly uri: string;
  readonly tlsCaFile?: string;
}

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
   * Writes guarded operations, each for itself. Two first writes of one id may meet: the loser is told of a duplicate
   * key, and its guard decides when it is tried again.
   */
  async bulk<T extends Identified>(name: string, operations: readonly AnyBulkWriteOperation<T>[]): Promise<void> {
    let open = operations;
    for (let attempt = 1; open.length > 0; attempt += 1)
      try {
        await this.#db.collection<T>(name).bulkWrite(open, { ordered: false });
        return;
      } catch (error) {
        const met = attempt < MAX_ATTEMPTS ? duplicates(error) : undefined;
        if (met === undefined) throw classified(error);
        open = met.map((at) => open[at]!);
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
  return new OutageError('MongoDB', error, refused ? 'MONGODB_URI' : undefined);
};

/**
 * An update that puts the document in place where the condition holds of what stands (`$field`), and changes nothing
 * where not. `$literal`: a harvested text may look like an expression.
 */
export const putWhere = <T extends Identified>(document: T, condition: Document): AnyBulkWriteOperation<T> => ({
  updateOne: {
    filter: { _id: document._id } as never,
    update: [{ $replaceWith: { $cond: [condition, { $literal: document }, '$$ROOT'] } }],
    upsert: true,
  },
});

/** The condition that nothing stands, or something of this run or an older one. */
export const notNewerThan = (run: number): Document => ({ $lte: [{ $ifNull: ['$run', 0] }, run] });
