import { defined, MoissonError } from '@moisson/kernel';
import { randomFillSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileFault } from './disk-fault.ts';
import { removeFile } from './remove-file.ts';

/** Milliseconds. A result is reused for this long: visitors may ask as often as they like. */
const CHECKED_MS = 1000;
/** Milliseconds. No write of ours holds a lock for longer. */
const LOCKED_MS = 5000;
/** Bytes that must be free for a file to count as writable: about the size of a batch. */
export const CHECKED_ROOM = 512 * 1024;
/** Random: a disk that compresses would store zeros in no space at all. */
const room = randomFillSync(Buffer.alloc(CHECKED_ROOM));

interface CheckedFile {
  /** Writes something to the file, without waiting for locks. Throws a `MoissonError`. */
  readonly write: () => void;
  /** Changes after each write of another connection. */
  readonly version: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly now?: () => number;
}

/**
 * Checks whether a file can be written, by writing: a read would not notice a full disk. One page is not enough, because it may reuse the
 * place of an earlier one, so space for a batch is allocated for a moment too. Cheap, and done at most once a second.
 */
export class WriteCheck {
  readonly #path: string;
  readonly #file: CheckedFile;
  #checked: { readonly at: number; readonly fault?: MoissonError } | undefined;
  /** Since when checks have hit another's lock while nobody wrote, and the file's version then. */
  #locked: { readonly since: number; readonly version: number } | undefined;

  constructor(path: string, file: CheckedFile) {
    this.#path = path;
    this.#file = file;
  }

  /** Throws an `OutageError` that names the file unless it can be written. */
  check(): void {
    const { now: clock = () => performance.now() } = this.#file;
    const now = clock();
    if (this.#checked === undefined || now - this.#checked.at > CHECKED_MS) {
      const fault = this.#fault(now);
      this.#checked = { at: now, ...defined({ fault }) };
    }
    if (this.#checked.fault !== undefined) throw this.#checked.fault;
  }

  #fault(now: number): MoissonError | undefined {
    try {
      this.#takeRoom();
      this.#file.write();
      this.#locked = undefined;
      return undefined;
    } catch (error) {
      if (!(error instanceof MoissonError)) throw error;
      return error.code === 'disk.locked' && !this.#lockedFor(LOCKED_MS, now) ? undefined : error;
    }
  }

  /**
   * Whether another has held the lock for this long and written nothing. A write of another thread of ours proves that the file can be
   * written.
   */
  #lockedFor(milliseconds: number, now: number): boolean {
    const version = this.#file.version();
    if (this.#locked?.version !== version) this.#locked = { since: now, version };
    return now - this.#locked.since > milliseconds;
  }

  #takeRoom(): void {
    const scratch = `${this.#path}.room`;
    try {
      // An existing file of this name is replaced, not written to: a pipe would block us for ever.
      removeFile(scratch);
      try {
        writeFileSync(scratch, room, { mode: 0o600, flag: 'wx' });
      } finally {
        removeFile(scratch);
      }
    } catch (error) {
      throw fileFault(this.#path, error);
    }
  }
}
