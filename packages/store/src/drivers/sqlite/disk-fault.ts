import { OutageError, type ProblemCode } from '@moisson/kernel';
import { accessSync, constants, lstatSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The meaning of the system's error codes (errno(3)) for a file or folder of ours. */
const codeByErrno: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EROFS: 'disk.read-only',
  EACCES: 'disk.not-permitted',
  EPERM: 'disk.not-permitted',
  ENOENT: 'disk.no-such-folder',
  ENOTDIR: 'disk.not-a-folder',
  EEXIST: 'disk.not-a-folder',
  EISDIR: 'disk.not-a-file',
  ELOOP: 'disk.not-a-file',
};

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const codeBySqlite: Readonly<Record<number, ProblemCode>> = {
  5: 'disk.locked', // BUSY
  6: 'disk.locked', // LOCKED
  8: 'disk.read-only', // READONLY
  10: 'disk.failed', // IOERR
  11: 'disk.damaged', // CORRUPT
  13: 'disk.full', // FULL
  14: 'disk.failed', // CANTOPEN
  15: 'disk.locked', // PROTOCOL
  26: 'disk.not-a-database', // NOTADB
};
/** PERM, READONLY, IOERR, CANTOPEN, AUTH: SQLite gives no reason, so we check the file. */
const unexplained = new Set([3, 8, 10, 14, 23]);

/** Bytes. SQLite cannot work with less. */
const ROOM = 128 * 1024;

export const diskFault = (code: ProblemCode, file: string, cause: unknown, params: object = {}): OutageError =>
  new OutageError(file, cause, { code, params: { file, ...params } });

/** Returns an outage that names the path, from a system error. */
export const systemFault = (file: string, error: unknown): OutageError =>
  diskFault(codeByErrno[(error as NodeJS.ErrnoException).code ?? ''] ?? 'disk.failed', file, error);

/** Returns an outage from an error of writing a file; it names the file, or its folder if that does not exist. */
export const fileFault = (file: string, error: unknown): OutageError => {
  const { code } = error as NodeJS.ErrnoException;
  return systemFault(code === 'ENOENT' || code === 'ENOTDIR' ? dirname(file) : file, error);
};

/** Returns an outage that names the file, from a SQLite error. */
export const sqliteFault = (path: string, error: unknown): OutageError => {
  const primary = Number((error as { errcode?: unknown }).errcode) & 0xff;
  const found = unexplained.has(primary) ? obstacleTo(path, error) : undefined;
  if (found !== undefined) return found;
  const code = codeBySqlite[primary];
  return code === undefined ? new OutageError(`SQLite (${path})`, error) : diskFault(code, path, error);
};

/** Returns what prevents writing a database file, or the files that SQLite makes beside it. */
const obstacleTo = (path: string, cause: unknown): OutageError | undefined => {
  const folder = dirname(path);
  try {
    if (!statSync(folder).isDirectory()) return diskFault('disk.not-a-folder', folder, cause);
  } catch (error) {
    return systemFault(folder, error);
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`])
    try {
      // A dangling link exists, but cannot be opened.
      if (lstatSync(file, { throwIfNoEntry: false }) === undefined) continue;
      if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
        return diskFault('disk.not-a-file', file, cause);
      accessSync(file, constants.R_OK | constants.W_OK);
    } catch (error) {
      return systemFault(file, error);
    }
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    return systemFault(folder, error);
  }
  return freeBytes(folder) < ROOM ? diskFault('disk.full', path, cause) : undefined;
};

/** Returns the bytes that are free for us on the disk of a file or folder. */
export const freeBytes = (path: string): number => {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
};
