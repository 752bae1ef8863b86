import { defined, MoissonError } from '@moisson/kernel';
import { randomFillSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileFault } from './disk-fault.ts';
import { removeFile } from './remove-file.ts';

/** What was found writable, or not, is taken to be so still: visitors may ask as often as they like. */
const CHECKED_MS = 1000;
/** A lock that stays for longer is not of a write of ours. */
const LOCKED_MS = 5000;
/** Bytes that must be free for a file to count as writable: about what a batch takes. */
export const CHECKED_ROOM = 512 * 1024;
/** Random: a disk that compresses would keep zeros in no room at all. */
const room = randomFillSync(Buffer.alloc(CHECKED_ROOM));

interface CheckedFile {
  /** Writes something to the file, without waiting for locks. Throws a `MoissonError`. */
  readonly write: () => void;
  /** Another number after each write of another connection. */
  readonly version: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
}

/**
 * Whether a file can be written, found out by writing: reading would not notice a full disk. A page alone does not show it either, because
 * it may go where an earlier one was, so room for a batch is taken for a moment too. Cheap, and at most once a second.
 */
export class WriteCheck {
  readonly #path: string;
  readonly #file: CheckedFile;
  #checked: { readonly at: number; readonly fault?: MoissonError } | undefined;
  /** Since when checks have met another's lock and nobody has written; and the version of the file then. */
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

  /** Whether somebody holds the lock for so long and writes nothing. Another thread of ours that writes shows that the file can be written. */
  #lockedFor(milliseconds: number, now: number): boolean {
    const version = this.#file.version();
    if (this.#locked?.version !== version) this.#locked = { since: now, version };
    return now - this.#locked.since > milliseconds;
  }

  #takeRoom(): void {
    const scratch = `${this.#path}.room`;
    try {
      // Whatever has this name is replaced, not written to: a pipe would hold us up for ever.
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
