import { OutageError, type ProblemCode } from '@moisson/kernel';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';

/** A file that is being written. */
export interface DiskFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Returns when what was written survives a power cut. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the nightly files need of a file system. Paths that do not exist are errors, unless said otherwise. */
export interface Disk {
  /** Makes a folder with those above it; one that exists is no error. */
  readonly folder: (path: string) => Promise<void>;
  /** Creates a file. Throws `EEXIST` if it exists. */
  readonly create: (path: string) => Promise<DiskFile>;
  /** Throws if `to` is a folder that holds something. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file or a folder with all it holds; nothing there is no error. */
  readonly remove: (path: string) => Promise<void>;
  /** Returns when the names in a folder survive a power cut. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Returns the names in a folder; none if it does not exist. */
  readonly names: (path: string) => Promise<readonly string[]>;
  /** Returns undefined if there is no such file. */
  readonly text: (path: string) => Promise<string | undefined>;
  /** Returns when a file was changed, by the clock of the file system; undefined if there is none. */
  readonly changedAt: (path: string) => Promise<number | undefined>;
}

const isAbsent = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
};

/** The file system of this machine, or one that it shares. */
export const realDisk: Disk = {
  folder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  create: async (path) => {
    const file = await open(path, 'wx');
    return {
      write: async (bytes) => {
        // A system call may write less than it was given.
        for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
      },
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  syncFolder: async (path) => {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  names: async (path) => (await readdir(path).catch(isAbsent)) ?? [],
  text: (path) => readFile(path, 'utf8').catch(isAbsent),
  changedAt: async (path) => (await stat(path).catch(isAbsent))?.mtimeMs,
};

const codes: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EROFS: 'disk.read-only',
  EACCES: 'disk.not-permitted',
  EPERM: 'disk.not-permitted',
};

/** Returns an outage that names the folder, from a system error; every other error as it is. */
export const asDiskFault = (folder: string, error: unknown): unknown => {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error;
  return new OutageError(folder, error, { code: codes[code ?? ''] ?? 'disk.failed', params: { file: folder } });
};
