import type { ImageFiles, OpenFile } from '@moisson/search';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFault } from '../drivers/sqlite/disk-fault.ts';

/** The end of the name of a file that is being written. */
const UNFINISHED = '.tmp';

/** The files of an image of the search index, in a folder that holds nothing else. It is made when the first file is written. */
export class ImageFolder implements ImageFiles {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Writes the file under another name, syncs it, and renames it: so it is never seen in part. */
  async write(name: string, parts: Iterable<Uint8Array>): Promise<void> {
    const path = join(this.dir, name);
    const unfinished = path + UNFINISHED;
    try {
      await mkdir(this.dir, { recursive: true });
      await withFile(unfinished, 'w', async (file) => {
        for (const part of parts) await writeAll(file, part);
        await file.sync();
      });
      await rename(unfinished, path);
      // Else the new name may be lost with the power.
      await withFile(this.dir, 'r', (folder) => folder.sync());
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw fileFault(path, error);
    }
  }

  async read<T>(name: string, use: (file: OpenFile) => Promise<T>): Promise<T | undefined> {
    const path = join(this.dir, name);
    let file: FileHandle;
    try {
      file = await open(path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fileFault(path, error);
    }
    try {
      const { size } = await file.stat();
      return await use({ size, read: (into, position) => readAll(file, into, position) });
    } finally {
      await file.close();
    }
  }

  async keepOnly(names: readonly string[]): Promise<void> {
    const kept = new Set(names);
    for (const name of await readdir(this.dir)) if (!kept.has(name)) await rm(join(this.dir, name), { force: true });
  }
}

const withFile = async (path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> => {
  const file = await open(path, flags);
  try {
    await work(file);
  } finally {
    await file.close();
  }
};

/** A system call may write or read less than it was given. */
const writeAll = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
};

const readAll = async (file: FileHandle, into: Uint8Array, position: number): Promise<void> => {
  for (let at = 0; at < into.length;) {
    const { bytesRead } = await file.read(into, at, into.length - at, position + at);
    if (bytesRead === 0) throw new Error('the file is shorter than it was');
    at += bytesRead;
  }
};
