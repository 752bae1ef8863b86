import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { systemFault } from './disk-fault.ts';

/**
 * Makes a folder and those above it that are missing, for its owner alone. Throws an `OutageError` that names the first one that cannot
 * be made. Not `mkdirSync` with `recursive`: that never returns where a folder exists and refuses new ones with ENOENT, as /proc does.
 */
export const makeFolder = (dir: string): void => {
  try {
    makeEach(resolve(dir));
  } catch (error) {
    // The folder that we were started in is gone.
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
    // Somebody else may have made it since.
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
