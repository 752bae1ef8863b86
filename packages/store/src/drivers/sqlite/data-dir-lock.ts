import { MoissonError } from '@moisson/kernel';
import { lstatSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileFault, sqliteFault } from './disk-fault.ts';
import { makeFolder } from './make-folder.ts';
import { removeFile } from './remove-file.ts';

/** The process that holds the data folder. */
export interface LockHolder {
  readonly pid: number;
  /** The address of its operator API, once it listens. */
  readonly operatorUrl?: string;
}

/** Bytes: one page. SQLite takes a file of one byte for an empty database. */
const SMALLEST_DATABASE = 512;
/** SQLite's result code when another process holds the lock. */
const BUSY = 5;

/**
 * Makes one process the owner of the embedded files. The lock is SQLite's own file lock, so the system releases it however the process
 * ends; `owner.json` beside it only names the holder.
 */
export class DataDirLock {
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #ownerFile: string;

  private constructor(dir: string) {
    this.#path = join(dir, 'lock.sqlite');
    this.#ownerFile = join(dir, 'owner.json');
    try {
      this.#db = new DatabaseSync(this.#path, { timeout: 0 });
    } catch (error) {
      throw sqliteFault(this.#path, error);
    }
  }

  /**
   * Takes the lock; creates the folder if needed. Throws `data-dir.locked` with the holder, or what is wrong with the folder or the file.
   */
  static take(dir: string): DataDirLock {
    makeFolder(dir);
    const lock = new DataDirLock(dir);
    try {
      // In this mode the lock outlives its transaction.
      lock.#db.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    } catch (cause) {
      lock.#db.close();
      if ((Number((cause as { errcode?: unknown }).errcode) & 0xff) !== BUSY) throw sqliteFault(lock.#path, cause);
      const holder = DataDirLock.holder(dir);
      throw new MoissonError(
        'data-dir.locked',
        { dir, holder: holder === undefined ? '?' : `pid ${holder.pid}` },
        { cause },
      );
    }
    try {
      lock.describe({ pid: process.pid });
      return lock;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  static holder(dir: string): LockHolder | undefined {
    const path = join(dir, 'owner.json');
    try {
      // Reading a pipe would block for ever.
      return lstatSync(path).isFile() ? (JSON.parse(readFileSync(path, 'utf8')) as LockHolder) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Writes who holds the folder. Throws an `OutageError` that names the file. */
  describe(holder: LockHolder): void {
    const written = `${this.#ownerFile}.new`;
    try {
      // Written beside and renamed: a reader never sees half of it, and an existing file of this name (a pipe, say) is replaced, not
      // written to.
      removeFile(written);
      writeFileSync(written, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
      renameSync(written, this.#ownerFile);
    } catch (error) {
      throw fileFault(this.#ownerFile, error);
    }
  }

  /**
   * Throws `disk.file-missing` if one of these files is missing or empty although the folder was in use: a new file in its place would
   * silently lose what the others refer to.
   */
  expectWhole(files: readonly string[]): void {
    if (this.#db.prepare('PRAGMA user_version').get()?.user_version !== 1) return;
    for (const file of files)
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < SMALLEST_DATABASE)
        throw new MoissonError('disk.file-missing', { file });
  }

  /** Records that the folder has all its files: from now on `expectWhole` requires them. */
  markWhole(): void {
    try {
      this.#db.exec('PRAGMA user_version=1');
    } catch (error) {
      throw sqliteFault(this.#path, error);
    }
  }

  release(): void {
    if (!this.#db.isOpen) return;
    try {
      removeFile(this.#ownerFile);
    } catch {
      // It only names the last holder; the next one replaces it.
    }
    this.#db.close();
  }
}
