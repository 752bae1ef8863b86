import { type FileUse } from '@moisson/contracts';
import { MoissonError, OutageError, type Bounded, BoundedMemory } from '@moisson/kernel';
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { diskFault, freeBytes, sqliteFault } from './disk-fault.ts';
import { CHECKED_ROOM, WriteCheck } from './write-check.ts';

/** Cached prepared statements. Our own are fewer; a query's filters make more. */
const MAX_STATEMENTS = 500;

/** KiB. Maximum of the write-ahead log before a checkpoint. */
const WAL_KIB = 64 * 1024;

const MIB = 1024 * 1024;
/** Milliseconds that a write waits for another's lock. */
const BUSY_MS = 5000;

type Row = Record<string, string | number | Uint8Array | null>;

/** The maximum size of a file on disk. */
export interface SizeLimit {
  readonly mebibytes: number;
  /** The setting that sets it. */
  readonly setting: string;
}

export interface DatabaseSettings {
  readonly cacheMiB?: number;
  readonly pageKiB?: number;
  readonly limit?: SizeLimit;
  /** Make a new file such that it can return free pages to the disk: see `shrink`. */
  readonly shrinks?: boolean;
}

/**
 * A SQLite file with prepared statements and transactions. Every failure of the file itself (full disk, I/O, lock) is an `OutageError` that
 * names it: no data is at fault. A wrong statement or value is a fault of our own, and is thrown as it is.
 */
export class Database {
  readonly #db: DatabaseSync;
  readonly path: string;
  readonly #limit: SizeLimit | undefined;
  readonly #statements = new BoundedMemory<StatementSync>('sqlite.statements', MAX_STATEMENTS);
  #inTransaction = false;
  readonly #writable: WriteCheck;
  /** Detects that another file has taken this file's name. */
  readonly #inode: number | undefined;

  /**
   * Opens or creates the file. Synchronous FULL: acknowledged data survives a power cut. `cacheMiB`: of pages in memory. `pageKiB`, of a
   * new file: smaller for scattered writes of single rows, larger for appended rows.
   */
  constructor(path: string, { cacheMiB = 32, pageKiB = 8, limit, shrinks = false }: DatabaseSettings = {}) {
    this.path = path;
    this.#limit = limit;
    this.#writable = new WriteCheck(path, {
      write: () => this.#guard(() => this.#rewrite()),
      version: () => this.#pragma('data_version'),
    });
    try {
      this.#db = new DatabaseSync(path, { timeout: BUSY_MS });
    } catch (error) {
      throw sqliteFault(path, error);
    }
    try {
      this.exec(
        `PRAGMA page_size=${pageKiB * 1024}; PRAGMA auto_vacuum=${shrinks ? 'INCREMENTAL' : 'NONE'}; ` +
          `PRAGMA wal_autocheckpoint=${WAL_KIB / pageKiB}; PRAGMA journal_size_limit=${WAL_KIB * 1024}; ` +
          'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; ' +
          `PRAGMA cache_size=-${cacheMiB * 1024}; PRAGMA temp_store=MEMORY;`,
      );
      // In pages; SQLite accepts no limit below the current size.
      if (limit !== undefined) this.exec(`PRAGMA max_page_count=${Math.ceil(this.limit / this.#pragma('page_size'))}`);
      this.#inode = inodeOf(path);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Its use of memory. */
  get bound(): Bounded {
    return this.#statements;
  }

  exec(sql: string): void {
    this.#guard(() => this.#db.exec(sql));
  }

  run(sql: string, ...params: SQLInputValue[]): number {
    return this.#guard(() => Number(this.#prepare(sql).run(...params).changes));
  }

  /** Inserts a row and returns its number; undefined if a conflict prevented it. */
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

  /** Yields rows one by one, for results that must not all be in memory together. */
  *each<T extends object = Row>(sql: string, ...params: SQLInputValue[]): Generator<T> {
    const rows = this.#guard(() => this.#prepare(sql).iterate(...params));
    try {
      for (let next = rows.next(); next.done !== true; next = rows.next()) yield next.value as T;
    } catch (error) {
      throw this.#classified(error);
    } finally {
      // An unfinished statement keeps its read open, and the write-ahead log could not be checkpointed.
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
      // On a full disk SQLite may have rolled back already.
      if (this.#db.isTransaction) this.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  /** Throws an `OutageError` unless the file can be written now: see `WriteCheck`. */
  check(): void {
    this.#writable.check();
  }

  /** Maximum bytes of the file; 0 if unlimited. */
  get limit(): number {
    return (this.#limit?.mebibytes ?? 0) * MIB;
  }

  /** Throws `disk.limit-reached` if this many more bytes would exceed the limit. */
  requireRoom(bytes: number): void {
    this.#guard(() => {
      if (this.#roomUnderLimit() < bytes) throw this.#limitReached(new Error(`less than ${bytes} bytes left`));
    });
  }

  /** Returns the file's size on disk. Throws an `OutageError`. */
  use(): FileUse {
    return this.#guard(() => ({
      name: basename(this.path, '.sqlite'),
      path: this.path,
      ...this.#pages(),
      walSize: statSync(`${this.path}-wal`, { throwIfNoEntry: false })?.size ?? 0,
      limit: this.limit,
      diskFree: freeBytes(dirname(this.path)),
    }));
  }

  /**
   * Returns at most this many free pages to the disk, if the file was created with `shrinks`; otherwise SQLite keeps them for later writes.
   */
  shrink(pages: number): void {
    // Each step of this statement frees one page.
    this.all(`PRAGMA incremental_vacuum(${pages})`);
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
      throw this.#classified(error);
    }
  }

  #classified(error: unknown): unknown {
    return error instanceof MoissonError || isOurFault(error) ? error : this.#outage(error);
  }

  #outage(error: unknown): OutageError {
    const fault = sqliteFault(this.path, error);
    // SQLite reports both cases alike: the cause is the one that leaves less room.
    return fault.code === 'disk.full' && this.#roomUnderLimit() < freeBytes(dirname(this.path))
      ? this.#limitReached(error)
      : fault;
  }

  #limitReached(cause: unknown): OutageError {
    const { mebibytes = 0, setting = '?' } = this.#limit ?? {};
    return diskFault('disk.limit-reached', this.path, cause, { limit: mebibytes, setting });
  }

  /** Bytes that can be written before the limit. */
  #roomUnderLimit(): number {
    if (this.#limit === undefined) return Infinity;
    const { size, reusable } = this.#pages();
    return Math.max(0, this.limit - size) + reusable;
  }

  #pages(): { size: number; reusable: number } {
    const page = this.#pragma('page_size');
    return { size: page * this.#pragma('page_count'), reusable: page * this.#pragma('freelist_count') };
  }

  #pragma(name: string): number {
    return Number(Object.values(this.#db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  }

  /** Writes a page without a change: the number is set to its own value. */
  #rewrite(): void {
    // A file that was deleted is still open and still takes writes, which are then lost.
    if (inodeOf(this.path) !== this.#inode)
      throw diskFault('disk.file-missing', this.path, new Error('removed or replaced while in use'));
    this.requireRoom(CHECKED_ROOM);
    this.exec('PRAGMA busy_timeout=0');
    try {
      this.transaction(() => this.exec(`PRAGMA user_version=${this.#pragma('user_version')}`));
    } finally {
      this.exec(`PRAGMA busy_timeout=${BUSY_MS}`);
    }
  }
}

const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;

/** SQLite's result codes ERROR, TOOBIG, CONSTRAINT, MISMATCH, MISUSE and RANGE (sqlite.org/rescode.html). */
const ourFaults = new Set([1, 18, 19, 20, 21, 25]);
const isOurFault = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && ourFaults.has(Number(error.errcode) & 0xff);

/** The value that we stored ourselves. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export const parse = <T>(text: unknown): T => JSON.parse(text as string) as T;
