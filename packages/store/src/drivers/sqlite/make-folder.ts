import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { systemFault } from './disk-fault.ts';

/**
 * Creates a folder and its missing parents, readable by its owner only. Throws an `OutageError` that names the first one that cannot be
 * created. Not `mkdirSync` with `recursive`: it never returns if a folder exists and refuses new entries with ENOENT, as /proc does.
 */
export const makeFolder = (dir: string): void => {
  try {
    makeEach(resolve(dir));
  } catch (error) {
    // The folder in which we were started no longer exists.
    if ((error as NodeJS.ErrnoException).syscall === 'uv_cwd') throw systemFault(dir, error);
    throw error;
  }
};

const makeEach = (dir: string): void => {
  const parent = dirname(dir);
  if (parent !== dir) makeEach(parent);
  if (isFolder(dir)) return;
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    // Another process may have created it meanwhile.
    if (!isFolder(dir)) throw systemFault(dir, error);
  }
};

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};
