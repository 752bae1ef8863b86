import { unlinkSync } from 'node:fs';

/** Removes a file, if it is there. Not `rmSync`: what that throws on a read-only disk has no error code. */
export const removeFile = (path: string): void => {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};
