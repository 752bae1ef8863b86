import { MoissonError, OutageError, type Bounded } from '@moisson/contracts';
import { BoundedMemory } from '@moisson/domain';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** Prepared statements: ours are fewer, but for those that a query's filters make. */
const MAX_STATEMENTS = 500;

/** Written ahead, before it is brought into the file itself. */
const WAL_KIB = 64 * 1024;

type Row = Record<string, string | number | Uint8Array | null>;

export interface DatabaseSettings {
  readonly cacheMiB?: number;
  readonly pageKiB?: number;
}

/**
 * A SQLite file with prepared statements and transactions. Every failure of the file itself (full disk, I/O, lock) is
 * an `OutageError`: nobody's data is at fault. A wrong statement or value is a fault of our own, and thrown as it is.
 */
export class Database {
  readonly #db: DatabaseSync;
  readonly #name: string;
  readonly #statements = new BoundedMemory<StatementSync>('sqlite.statements', MAX_STATEMENTS);
  #inTransaction = false;

  /**
   * Opens or makes the file. FULL sync: what is acknowledged survives a power cut. `cacheMiB`: of pages kept in memory. `pageKiB`, of a
   * new file: smaller where single rows are written here and there, larger where they are only added.
   */
  constructor(path: string, name: string, { cacheMiB = 32, pageKiB = 8 }: DatabaseSettings = {}) {
    this.#name = name;
    this.#db = new DatabaseSync(path);
    this.#db.exec(
      `PRAGMA page_size=${pageKiB * 1024}; PRAGMA wal_autocheckpoint=${WAL_KIB / pageKiB}; PRAGMA journal_size_limit=${WAL_KIB * 1024}; ` +
        'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; ' +
        `PRAGMA cache_size=-${cacheMiB * 1024}; PRAGMA temp_store=MEMORY;`,
    );
  }

  /** What it holds in memory. */
  get bound(): Bounded {
    return this.#statements;
  }

  exec(sql: string): void {
    this.#guard(() => this.#db.exec(sql));
  }

  run(sql: string, ...params: SQLInputValue[]): number {
    return this.#guard(() => Number(this.#prepare(sql).run(...params).changes));
  }

  /** Returns the new row's number; nothing where a conflict left no row to insert. */
  insert(sql: string, ...params: SQLInputValue[]): number | undefined {
    return this.#guard(() => {
      const { changes, lastInsertRowid } = this.#prepare(sql).run(...params);
      return changes === 0 ? undefined : Number(lastInsertRowid);
    });
  }

  // The caller says what its own SELECT gives.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  get<T extends object = Row>(sql: string, ...params: SQLInputValue[]): T | undefined {
    return this.#guard(() => this.#prepare(sql).get(...params) as T | undefined);
  }

  all<T extends object = Row>(sql: string, ...params: SQLInputValue[]): T[] {
    return this.#guard(() => this.#prepare(sql).all(...params) as T[]);
  }

  /** Rows one by one, for those that are not to be in memory together. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  *each<T extends object = Row>(sql: string, ...params: SQLInputValue[]): Generator<T> {
    const rows = this.#guard(() => this.#prepare(sql).iterate(...params));
    try {
      for (let next = this.#guard(() => rows.next()); next.done !== true; next = this.#guard(() => rows.next()))
        yield next.value as T;
    } finally {
      // A statement that is not at its end keeps its read open, and the file written ahead could not be taken over.
      rows.return?.();
    }
  }

  /** All or nothing; nested calls join the outer one. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have rolled back already.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#db.isOpen) this.#db.close();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof MoissonError || isOurFault(error)) throw error;
      throw new OutageError(`SQLite (${this.#name})`, error);
    }
  }
}

/** SQLite's result codes ERROR, TOOBIG, CONSTRAINT, MISMATCH, MISUSE and RANGE (sqlite.org/rescode.html). */
const ourFaults = new Set([1, 18, 19, 20, 21, 25]);
const isOurFault = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && ourFaults.has(Number(error.errcode) & 0xff);

/** The value that we wrote there ourselves. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export const parse = <T>(text: unknown): T => JSON.parse(text as string) as T;
