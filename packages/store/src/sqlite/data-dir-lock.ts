import { MoissonError } from '@moisson/contracts';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Who holds the data folder. */
export interface LockHolder {
  readonly pid: number;
  /** Where its operator API listens, once it does. */
  readonly operatorUrl?: string;
}

/**
 * One process owns the embedded files. The lock is SQLite's own file lock, so the system lets go of it however the
 * process ends; `owner.json` beside it only tells who holds it.
 */
export class DataDirLock {
  readonly #db: DatabaseSync;
  readonly #ownerFile: string;

  private constructor(db: DatabaseSync, ownerFile: string) {
    this.#db = db;
    this.#ownerFile = ownerFile;
  }

  /** Makes the folder if need be. Throws `data-dir.locked` naming the holder. */
  static take(dir: string): DataDirLock {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const db = new DatabaseSync(join(dir, 'lock.sqlite'));
    try {
      db.exec('PRAGMA busy_timeout=0; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE;');
    } catch (cause) {
      db.close();
      const holder = DataDirLock.holder(dir);
      throw new MoissonError(
        'data-dir.locked',
        { dir, holder: holder === undefined ? '?' : `pid ${holder.pid}` },
        { cause },
      );
    }
    const lock = new DataDirLock(db, join(dir, 'owner.json'));
    lock.describe({ pid: process.pid });
    return lock;
  }

  static holder(dir: string): LockHolder | undefined {
    try {
      return JSON.parse(readFileSync(join(dir, 'owner.json'), 'utf8')) as LockHolder;
    } catch {
      return undefined;
    }
  }

  describe(holder: LockHolder): void {
    writeFileSync(this.#ownerFile, JSON.stringify(holder), { mode: 0o600 });
  }

  release(): void {
    if (!this.#db.isOpen) return;
    rmSync(this.#ownerFile, { force: true });
    this.#db.close();
  }
}
