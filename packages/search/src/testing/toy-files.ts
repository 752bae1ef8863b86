import type { ImageFiles } from '../memory/image/image-files.ts';

/** The files of an image, in memory. For tests. */
export class ToyFiles implements ImageFiles {
  readonly dir = 'memory';
  readonly files = new Map<string, Buffer>();
  /** Names of files, in the order in which they were written. */
  readonly written: string[] = [];
  /** What writing rejects with, if it does. */
  fault: Error | undefined;

  async write(name: string, parts: Iterable<Uint8Array>): Promise<void> {
    if (this.fault !== undefined) throw this.fault;
    this.files.set(name, Buffer.concat([...parts]));
    this.written.push(name);
  }

  async read<T>(name: string, use: Parameters<ImageFiles['read']>[1]): Promise<T | undefined> {
    const file = this.files.get(name);
    if (file === undefined) return undefined;
    const read = async (into: Uint8Array, position: number): Promise<void> => {
      if (position + into.length > file.length) throw new Error('too short');
      into.set(file.subarray(position, position + into.length));
    };
    return (await use({ size: file.length, read })) as T;
  }

  async keepOnly(names: readonly string[]): Promise<void> {
    for (const name of this.files.keys()) if (!names.includes(name)) this.files.delete(name);
  }
}
