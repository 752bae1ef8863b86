import { unlinkSync } from 'node:fs';

/** Removes a file, if it exists. Not `rmSync`: its error on a read-only disk has no code. */
export const removeFile = (path: string): void => {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};
