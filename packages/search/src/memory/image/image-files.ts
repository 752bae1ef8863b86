/** A file of an image that is being read. */
export interface OpenFile {
  /** Bytes. */
  readonly size: number;
  /** Fills the bytes from a position of the file. Rejects if it has fewer. */
  readonly read: (into: Uint8Array, position: number) => Promise<void>;
}

/** The files of an image, in a folder of their own. All reject with an `OutageError` that names the file. */
export interface ImageFiles {
  /** The folder, for messages. */
  readonly dir: string;
  /** Writes a file whole or not at all, also if the power fails. */
  write(name: string, parts: Iterable<Uint8Array>): Promise<void>;
  /** Returns what `use` returns; undefined if there is no such file. */
  read<T>(name: string, use: (file: OpenFile) => Promise<T>): Promise<T | undefined>;
  /** Deletes all files but these. */
  keepOnly(names: readonly string[]): Promise<void>;
}
